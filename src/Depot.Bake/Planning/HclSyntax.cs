namespace Depot.Bake.Planning;

/// <summary>Which of its two syntaxes an HCL file is in.</summary>
public enum HclSyntax
{
    /// <summary>HCL's own.</summary>
    Native,

    /// <summary>JSON.</summary>
    Json,
}
