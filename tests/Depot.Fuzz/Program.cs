using System.Globalization;
using Depot.Fuzz;

switch (args)
{
    case ["replay"]:
        foreach (var known in FuzzTarget.All)
        {
            foreach (var (_, input) in known.Corpus()) known.Check(input);
            Console.WriteLine($"{known.Name}: {known.Corpus().Count} inputs hold");
        }

        return 0;
    case ["replay", var name, .. var files] when FuzzTarget.Find(name) is { } target:
        foreach (var file in files)
        {
            Console.WriteLine(file);
            target.Check(File.ReadAllBytes(file));
        }

        return 0;
    case [var name, "--minutes", var minutes, "--seed", var seed] when FuzzTarget.Find(name) is { } target
        && double.TryParse(minutes, CultureInfo.InvariantCulture, out var time) && int.TryParse(seed, CultureInfo.InvariantCulture, out var start):
        return new MutationLoop(target, Console.Out).Run(TimeSpan.FromMinutes(time), start) == 0 ? 0 : 1;
    case ["cost", var name, "--minutes", var minutes, "--seed", var seed] when FuzzTarget.Find(name) is { } target
        && double.TryParse(minutes, CultureInfo.InvariantCulture, out var time) && int.TryParse(seed, CultureInfo.InvariantCulture, out var start):
        return new CostLoop(target, Console.Out).Run(TimeSpan.FromMinutes(time), start) == 0 ? 0 : 1;
    default:
        var names = string.Join('|', FuzzTarget.All.Select(target => target.Name));
        Console.Error.WriteLine($"depot-fuzz {names} --minutes N --seed S\ndepot-fuzz cost {names} --minutes N --seed S\ndepot-fuzz replay [{names} FILE…]");
        return 2;
}
