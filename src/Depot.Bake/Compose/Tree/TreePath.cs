using Hcl2.Values;

namespace Depot.Bake.Compose.Tree;

/// <summary>A place in a Compose file: keys, and <c>[0]</c> or <c>[]</c> for an item of a list.</summary>
internal readonly struct TreePath : IComparable<TreePath>
{
    private readonly string[] _parts;

    private TreePath(string[] parts) => _parts = parts;

    /// <summary>The whole file.</summary>
    public static TreePath Root { get; } = new([]);

    /// <summary>How far down it is.</summary>
    public int Depth => _parts.Length;

    /// <summary>The path of a key, for messages.</summary>
    public string Location => Depth == 0 ? "at top level" : "in " + string.Join('.', _parts).Replace(".[", "[", StringComparison.Ordinal);

    /// <summary>A path from its text, in which keys have no dots.</summary>
    public static TreePath Of(string text) => new(text.Split('.'));

    /// <summary>The place of a key or item below.</summary>
    public TreePath Next(string part) => new([.. _parts, part]);

    /// <summary>Whether the place is of a pattern, in which <c>*</c> stands for any one part.</summary>
    public bool Is(TreePath pattern)
    {
        if (_parts.Length != pattern._parts.Length) return false;

        for (var i = 0; i < _parts.Length; i++)
        {
            if (pattern._parts[i] != "*" && pattern._parts[i] != _parts[i]) return false;
        }

        return true;
    }

    /// <summary>Part by part, in the order of UTF-8.</summary>
    public int CompareTo(TreePath other)
    {
        for (var i = 0; i < Math.Min(Depth, other.Depth); i++)
        {
            if (Utf8Order.Instance.Compare(_parts[i], other._parts[i]) is var order and not 0) return order;
        }

        return Depth - other.Depth;
    }

    /// <summary>The parts with dots between.</summary>
    public override string ToString() => string.Join('.', _parts);
}
