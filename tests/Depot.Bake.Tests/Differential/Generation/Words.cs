namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>The arguments after <c>bake --print</c>.</summary>
internal static class Words
{
    private static readonly string[] Sets =
    [
        "args.A=set", "args.PATH", "args.a.b=c=d", "args.UNSET", "labels.l=set", "labels.a.b.c=é", "tags=one", "tags+=two", "tags=", "platform=linux/arm64", "platform+=linux/riscv64", "target=set", "target=", "context=set", "context=cwd://x", "dockerfile=D", "output=type=docker", "output+=type=image,name=x",
        "output=", "cache-from+=c", "cache-from=type=gha,scope=z", "cache-to=type=inline", "secrets=id=s", "secrets+=id=a,src=b", "ssh=default", "ssh+=k=v", "attest=type=sbom", "attest=type=provenance,disabled=true", "no-cache-filter+=n", "no-cache-filter=n", "contexts.q=r", "contexts.base=", "network=none", "pull=true",
        "no-cache=1", "push=true", "push=false", "shm-size=1g",
    ];

    /// <param name="dice">Where everything comes from.</param>
    /// <param name="targets">All there are.</param>
    /// <param name="groups">All there are.</param>
    public static IEnumerable<string> Of(Dice dice, IReadOnlyList<string> targets, IReadOnlyList<string> groups)
    {
        IReadOnlyList<string> names = [.. targets, .. groups, .. groups];
        if (!names.Contains("default") || dice.Chance(40)) foreach (var name in dice.Some(names, 3)) yield return name;
        if (dice.Chance(15)) yield return dice.Pick("--push", "--no-cache", "--pull", "--sbom=true", "--provenance=mode=max", "--provenance=false", "--load", "--sbom=generator=x", "--no-cache=false", "--metadata-file=m");
        for (var i = dice.Chance(35) ? 1 + dice.Below(3) : 0; i > 0; i--)
        {
            yield return "--set";
            yield return dice.Pick([.. targets, "*", "*", $"{targets[0][0]}*", "?[!x]*".Replace('!', '^'), $"{targets[0][..^1]}?"]) + "." + dice.Pick(Sets);
        }
    }
}
