namespace Depot.Faults.Kinds;

/// <summary>Another job on the machine changes the tool cache.</summary>
internal static class CacheFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("a link in the tool cache leads elsewhere", "nothing is removed there", async arena =>
        {
            var foreign = Directory.CreateDirectory(Path.Combine(arena.Root, "foreign", "old.partial")).FullName;
            Directory.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddDays(-30));
            Directory.CreateDirectory(Path.Combine(arena.Cache, "depot"));
            Directory.CreateSymbolicLink(Path.Combine(arena.Cache, "depot", "ln"), Path.GetDirectoryName(foreign)!);
            ReleaseFaults.Services(arena, _ => { });
            var end = await arena.RunAsync("setup");
            end.Must(Directory.Exists(foreign), "it removed a directory elsewhere");
            return end.Succeeded();
        }),
        .. from place in new[] { "depot", "depot/2.1.0" }
           select new Fault($"a link is in the place of {place} in the tool cache", "an error; nothing is written there", async arena =>
           {
               var foreign = Directory.CreateDirectory(Path.Combine(arena.Root, "foreign")).FullName;
               Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(arena.Cache, place))!);
               Directory.CreateSymbolicLink(Path.Combine(arena.Cache, place), foreign);
               ReleaseFaults.Services(arena, _ => { });
               var end = await arena.RunAsync("setup");
               end.Must(!Directory.EnumerateFileSystemEntries(foreign).Any(), "it wrote there");
               return end.Failed(1, "is a link");
           }),
        new("another job uses another version of the CLI meanwhile", "the build uses the one of its own setup", async arena =>
        {
            ReleaseFaults.Cached(arena, "2.0.0");
            var other = ReleaseFaults.Cached(arena, "2.1.0");
            (await arena.Input("version", "2.0.0").RunAsync("setup")).Succeeded();
            File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddHours(1));
            File.Delete(Path.Combine(arena.Bin, "depot"));
            var end = await arena.ForBuild().RunAsync("build-push");
            end.Must(end.Output.Contains("depot/2.0.0/", StringComparison.Ordinal), "it used another one");
            return end.Succeeded();
        }),
    ];
}
