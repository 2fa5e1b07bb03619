namespace Depot.Actions.Bake;

/// <summary>What is kept of the metadata of a bake, of bounded size.</summary>
internal sealed class KeptText
{
    // Sixteen outputs of the longest length, and what each string takes beside its characters.
    private const int MostCharacters = 8 << 20;
    private const int Overhead = 64;

    private long _left = MostCharacters;

    /// <summary>Whether something was left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether there is room for a string; it is taken then.</summary>
    public bool Has(string text)
    {
        _left -= text.Length + Overhead;
        IsCut |= _left < 0;
        return !IsCut;
    }

    /// <summary>Names with a digest, each repository once: of <c>a/b:1,c/d:2</c>, <c>a/b@sha256:…</c> and <c>c/d@sha256:…</c>.</summary>
    public IReadOnlyList<string> Pinned(string names, string digest) =>
        [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name)
            .Distinct().Select(repository => $"{repository}@{digest}").TakeWhile(Has)];
}
