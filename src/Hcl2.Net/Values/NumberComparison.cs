namespace Hcl2.Values;

/// <summary>How two numbers are compared by their order.</summary>
internal enum NumberComparison
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
