namespace Hcl2.Aot;

/// <summary>Something that the library does.</summary>
/// <param name="Name">What.</param>
/// <param name="Found">Does it; the result as text.</param>
/// <param name="Expected">What the result must be.</param>
internal sealed record Check(string Name, Func<string> Found, string Expected)
{
    public bool Holds() => Found() == Expected;
}
