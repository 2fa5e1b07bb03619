namespace Hcl2;

/// <summary>How <c>&amp;&amp;</c> and <c>||</c> treat an error on one side, and with it the version of HCL whose diagnostics are given.</summary>
public enum LogicalOperators
{
    /// <summary>Both sides are always evaluated and errors of either are reported: HCL 2.23, which the Depot CLI has.</summary>
    Eager,

    /// <summary>A side that decides alone hides the errors of the other: HCL 2.24.</summary>
    ShortCircuit,
}
