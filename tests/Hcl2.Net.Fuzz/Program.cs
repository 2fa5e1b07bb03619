using System.Globalization;
using Hcl2.Fuzz;
using SharpFuzz;

// What each form does is in README.md.
var target = FuzzTarget.All.FirstOrDefault(known => args.Length > 0 && known.Name == args[0]);
switch (args)
{
    case ["replay"]:
        foreach (var known in FuzzTarget.All)
        {
            foreach (var (_, input) in known.Corpus()) known.Check(input);
            Console.WriteLine($"{known.Name}: {known.Corpus().Count} inputs hold");
        }

        return 0;
    case ["replay", var name, .. var files] when FuzzTarget.All.FirstOrDefault(known => known.Name == name) is { } one:
        foreach (var file in files)
        {
            Console.WriteLine(file);
            one.Check(File.ReadAllBytes(file));
        }

        return 0;
    case [_, "--afl"] when target is not null:
        Fuzzer.Run(stream =>
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            target.Check(copy.ToArray());
        });
        return 0;
    case [_, "--minutes", var minutes, "--seed", var seed] when target is not null
        && double.TryParse(minutes, CultureInfo.InvariantCulture, out var time) && int.TryParse(seed, CultureInfo.InvariantCulture, out var start):
        return new MutationLoop(target, Console.Out).Run(TimeSpan.FromMinutes(time), start) == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("hcl2-fuzz native|json|template|edit|decode --minutes N --seed S\nhcl2-fuzz native|json|template|edit|decode --afl\nhcl2-fuzz replay [native|json|template|edit|decode FILE…]");
        return 2;
}
