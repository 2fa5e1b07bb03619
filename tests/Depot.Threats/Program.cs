using System.ComponentModel;
using Depot.Threats;

// Removes the mitigations that docs/security.md names, one after the other, and prints whether the tests it names notice.
if (args is not [var repository, .. var words] || !File.Exists(Path.Combine(repository, Mitigation.List)))
{
    Console.Error.WriteLine("usage: depot-threats PATH-OF-THE-REPOSITORY [WORD-IN-A-THREAT-OR-TEST]...");
    return 2;
}

Mitigation[] mitigations = [.. Mitigation.Read(File.ReadAllText(Path.Combine(repository, Mitigation.List))).Where(Asked)];
if (mitigations.Length == 0)
{
    Console.Error.WriteLine($"No threat and no test has one of these words: {string.Join(' ', words)}");
    return 2;
}

using var copy = await Checkout.OfAsync(repository);
try
{
    var outcomes = await new Session(copy).RunAsync(mitigations);
    Table.Print(outcomes);
    return outcomes.All(outcome => outcome.IsShown) ? 0 : 1;
}
catch (Exception unbuilt) when (unbuilt is InvalidOperationException or Win32Exception)
{
    Console.Error.WriteLine($"The tests cannot be built or started: {unbuilt.Message}");
    return 1;
}

bool Asked(Mitigation mitigation) => words.Length == 0
    || words.Any(word => mitigation.Threat.Contains(word, StringComparison.OrdinalIgnoreCase) || mitigation.Test.Contains(word, StringComparison.OrdinalIgnoreCase));
