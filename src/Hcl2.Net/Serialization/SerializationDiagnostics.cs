namespace Hcl2.Serialization;

/// <summary>What reading into types complains about.</summary>
internal static class SerializationDiagnostics
{
    public static Diagnostic Value(HclAttribute attribute, string path, string why, SourceSpan at) =>
        new("HCL5040", Severity.Error, "Unsuitable value", $"The value of \"{attribute.Name}{path}\" cannot be read: {why}.".Replace("?.", "?", StringComparison.Ordinal), at, attribute.Location);

    public static Diagnostic Label(string name, string why, SourceSpan at) =>
        new("HCL5041", Severity.Error, "Unsuitable label", $"The label \"{name}\" cannot be read: {why}.".Replace("?.", "?", StringComparison.Ordinal), at);
}
