using Depot.Threats;

// Removes the mitigations that docs/security.md names, one after the other, and prints whether the tests it names notice.
if (args is not [var repository, .. var words] || !File.Exists(Path.Combine(repository, Mitigation.List)))
{
    Console.Error.WriteLine("usage: depot-threats PATH-OF-THE-REPOSITORY [WORD-IN-A-THREAT-OR-TEST]...");
    return 2;
}

var mitigations = Mitigation.Read(File.ReadAllText(Path.Combine(repository, Mitigation.List)));
using var copy = await Checkout.OfAsync(repository);
var outcomes = await new Session(copy).RunAsync([.. mitigations.Where(Asked)]);
Table.Print(outcomes);
return outcomes.All(outcome => outcome.IsShown) ? 0 : 1;

bool Asked(Mitigation mitigation) => words.Length == 0
    || words.Any(word => mitigation.Threat.Contains(word, StringComparison.OrdinalIgnoreCase) || mitigation.Test.Contains(word, StringComparison.OrdinalIgnoreCase));
