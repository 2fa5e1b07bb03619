using Hcl2.Values;

namespace Depot.Bake.Model;

/// <summary>An SSH agent, or keys, for the build to use. Equal when id and paths are.</summary>
/// <param name="Id">The name the Dockerfile uses; <c>default</c> as a rule.</param>
/// <param name="Paths">Paths of the agent's socket or of keys, in order; empty for the agent of the environment.</param>
public sealed record BakeSsh(string Id, IReadOnlyList<string> Paths) : IComparable<BakeSsh>
{
    /// <summary>Reads the text form: <c>ID</c> or <c>ID=PATH,PATH</c>. Every string is valid.</summary>
    public static BakeSsh Parse(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? new(text[..equals], text[(equals + 1)..].Split(',')) : new(text, []);

    /// <inheritdoc/>
    public bool Equals(BakeSsh? other) => other is not null && Id == other.Id && Paths.SequenceEqual(other.Paths, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Id);
        for (var i = 0; i < Paths.Count; i++) hash.Add(Paths[i]);
        return hash.ToHashCode();
    }

    /// <summary>By id, then by paths.</summary>
    public int CompareTo(BakeSsh? other)
    {
        if (other is null) return 1;
        if (Utf8Order.Instance.Compare(Id, other.Id) is not 0 and var byId) return byId;

        for (var i = 0; i < Math.Min(Paths.Count, other.Paths.Count); i++)
        {
            if (Utf8Order.Instance.Compare(Paths[i], other.Paths[i]) is not 0 and var byPath) return byPath;
        }

        return Paths.Count - other.Paths.Count;
    }

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(BakeSsh left, BakeSsh right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes before the other or is its equal.</summary>
    public static bool operator <=(BakeSsh left, BakeSsh right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(BakeSsh left, BakeSsh right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes after the other or is its equal.</summary>
    public static bool operator >=(BakeSsh left, BakeSsh right) => left.CompareTo(right) >= 0;
}
