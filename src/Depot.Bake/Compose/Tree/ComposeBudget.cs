using Depot.Bake.Model;

namespace Depot.Bake.Compose.Tree;

/// <summary>What all Compose and .env files of one plan may cost together: aliases, <c>extends</c>, <c>include</c>, documents and variables make much of little.</summary>
/// <remarks>
/// Where a value is read, copied or checked, it costs <see cref="OfValue"/> units and one for each of its characters; a string that is made
/// costs its characters. So the largest file of one document costs a tenth, and a plan that uses up all of it ends within two seconds.
/// </remarks>
internal sealed class ComposeBudget
{
    /// <summary>Units in all.</summary>
    public const int Most = 32 << 20;

    /// <summary>Units of a value.</summary>
    public const int OfValue = 16;

    private long _left = Most;

    /// <summary>The file that is worked on; for the message.</summary>
    public string Place { get; set; } = "";

    /// <summary>Whether nothing is left. Then every further charge fails.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Takes units.</summary>
    /// <exception cref="BakeException">There are not as many.</exception>
    public void Charge(long units)
    {
        if ((_left -= units) >= 0) return;
        throw BakeException.BeyondLimits($"{(Place.Length == 0 ? "" : $"{Place}: ")}the Compose files become larger than {Most / OfValue} values or {Most} characters where aliases, extends, include, "
            + "documents and variables are replaced; repeat less, or write the targets in HCL");
    }

    /// <summary>Takes the units of a value without those below it.</summary>
    public void Value(object? value) => Charge(OfValue + (value is string text ? text.Length : 0));

    /// <summary>Takes the units of a value and all below it.</summary>
    public void Tree(object? value)
    {
        Value(value);
        if (value is ComposeMap map)
        {
            for (var i = 0; i < map.Count; i++) Tree(map.GetAt(i).Value);
        }
        else if (value is ComposeList list)
        {
            foreach (var item in list) Tree(item);
        }
    }
}
