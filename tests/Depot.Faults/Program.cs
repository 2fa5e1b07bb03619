using Depot.Faults;
using Depot.Faults.Kinds;

// Breaks things around the program, one fault after the other, and prints what was promised beside what happened.
if (OperatingSystem.IsWindows() || args is not [var program, .. var words] || !File.Exists(program))
{
    Console.Error.WriteLine("usage: depot-actions-faults PATH-OF-DEPOT-ACTIONS [WORD-IN-A-NAME]...   (not on Windows)");
    return 2;
}

var session = new Session(Path.GetFullPath(program));
Fault[] side = [.. BuildFaults.All, .. EnvironmentFaults.All, .. FileFaults.All, .. KillFaults.All, .. TokenFaults.All, .. ReleaseFaults.All, .. ArchiveFaults.All, .. CacheFaults.All, .. BakeFileFaults.All, .. BombFaults.All, .. CountedWorkFaults.All, .. RepeatedWorkFaults.All, .. AttackFaults.All, .. SpecialFileFaults.All, .. DisguiseFaults.All, .. VariableFaults.All, .. ClockFaults.All, .. CliFaults.All, .. RegistryFaults.All, .. EngineFaults.All];
Fault[] alone = [.. CrowdFaults.All];
if (!side.Concat(alone).Any(Asked))
{
    Console.Error.WriteLine($"No fault has one of these words in its name: {string.Join(' ', words)}");
    return 2;
}

var outcomes = await session.RunAsync(side.Where(Asked), together: 6);
outcomes = [.. outcomes, .. await session.RunAsync(alone.Where(Asked), together: 1)];
Table.Print(outcomes);
return outcomes.Any(outcome => outcome.Verdict == Verdict.Short) ? 1 : 0;

bool Asked(Fault fault) => words.Length == 0 || words.Any(word => fault.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
