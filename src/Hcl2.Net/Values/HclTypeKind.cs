using System.Diagnostics.CodeAnalysis;
using Hcl2.Values;

namespace Hcl2;

/// <summary>The ten kinds of type in HCL's type system.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "these words are the names of HCL's types")]
public enum HclTypeKind
{
    /// <summary>Not known yet: every value fits, and conversion to it changes nothing.</summary>
    Dynamic,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>A binary floating point number of up to 512 bits; see <see cref="HclNumber"/>.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Ordered elements of one type.</summary>
    List,

    /// <summary>Distinct elements of one type, in the order of <see cref="SetOrder"/>.</summary>
    Set,

    /// <summary>Elements of one type under string keys.</summary>
    Map,

    /// <summary>Named attributes, each with its own type.</summary>
    Object,

    /// <summary>A fixed number of elements, each with its own type.</summary>
    Tuple,

    /// <summary>A .NET object that expressions can pass around but not look into.</summary>
    Capsule,
}
