namespace Hcl2.Tests;

/// <summary>Files of the <c>data</c> directory.</summary>
internal static class TestData
{
    public static IEnumerable<string> Lines(string name) => File.ReadLines(Path(name));

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "data", name);
}
