namespace Hcl2;

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>There is no usable result.</summary>
    Error,

    /// <summary>There is a result, but the reader should look.</summary>
    Warning,
}
