namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>What an expression is meant to be.</summary>
internal enum ValueKind
{
    /// <summary>Text that is not null.</summary>
    Text,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list or tuple of strings.</summary>
    Texts,

    /// <summary>A list or tuple of numbers.</summary>
    Numbers,

    /// <summary>A map or object of strings, numbers, flags and nulls.</summary>
    Map,

    /// <summary>Whatever can be written as JSON.</summary>
    Any,
}
