namespace Hcl2.Functions;

/// <summary>The functions that bake files can call.</summary>
public static partial class StandardFunctions
{
    /// <summary>All functions of a dialect by name.</summary>
    public static IReadOnlyDictionary<string, HclFunction> All(FunctionDialect dialect) => new Dictionary<string, HclFunction>();
}
