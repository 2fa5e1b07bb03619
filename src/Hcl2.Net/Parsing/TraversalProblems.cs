using Hcl2.Text;

namespace Hcl2.Parsing;

/// <summary>What can be wrong with traversals that stand alone.</summary>
internal static class TraversalProblems
{
    public static readonly Problem RootName = new("HCL1401", "Variable name required", "Must begin with a variable name.");
    public static readonly Problem Star = new("HCL1402", "Attribute name required", "Splat expressions (.*) may not be used here.");
    public static readonly Problem Name = new("HCL1403", "Attribute name required", "Dot must be followed by attribute name.");
    public static readonly Problem Unclosed = new("HCL1404", "Unclosed index brackets", "Index key must be followed by a closing bracket.");
    public static readonly Problem Splat = new("HCL1405", "Attribute name required", "Splat expressions ([*]) may not be used here.");

    public static readonly Problem Index = new(
        "HCL1406", "Index value required", "Index brackets must contain either a literal number or a literal string.");

    public static readonly Problem Operator = new(
        "HCL1407", "Invalid character", "Expected an attribute access or an index operator.");
}
