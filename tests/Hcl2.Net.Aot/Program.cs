using Hcl2.Aot;

// Does once with the published library what it promises, and compares. Says what is wrong; the exit code is 1 then.
var wrong = Checks.All.Where(static check => !check.Holds()).ToList();
foreach (var check in wrong) Console.WriteLine($"{check.Name}: {check.Found()}\ninstead of\n{check.Expected}\n");
Console.WriteLine($"{Checks.All.Count - wrong.Count} of {Checks.All.Count} hold");
return wrong.Count == 0 ? 0 : 1;
