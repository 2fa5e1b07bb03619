namespace Hcl2;

/// <summary>Whose set of functions is meant.</summary>
public enum FunctionDialect
{
    /// <summary>The Depot CLI: 102 functions, with the behavior of go-cty 1.13.</summary>
    Depot,

    /// <summary>The newest buildx: 106 functions, with the behavior of go-cty 1.17.</summary>
    Buildx,
}
