using Depot.Threats;

// Takes the guards away that docs/security.md names, one after the other, and prints whether the tests it names notice.
if (args is not [var repository, .. var words] || !File.Exists(Path.Combine(repository, Guard.List)))
{
    Console.Error.WriteLine("usage: depot-threats PATH-OF-THE-REPOSITORY [WORD-IN-A-THREAT-OR-TEST]...");
    return 2;
}

var guards = Guard.Read(File.ReadAllText(Path.Combine(repository, Guard.List)));
using var copy = await Checkout.OfAsync(repository);
var outcomes = await new Session(copy).RunAsync([.. guards.Where(Asked)]);
Table.Print(outcomes);
return outcomes.All(outcome => outcome.IsShown) ? 0 : 1;

bool Asked(Guard guard) => words.Length == 0
    || words.Any(word => guard.Threat.Contains(word, StringComparison.OrdinalIgnoreCase) || guard.Test.Contains(word, StringComparison.OrdinalIgnoreCase));
