namespace Hcl2.Fuzz;

/// <summary>One way of reading bytes, and what must hold whatever the bytes are.</summary>
/// <param name="Name">The word on the command line, and the folder of its corpus.</param>
/// <param name="Check">Throws when something does not hold.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Check)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("native", NativeProperties.Check),
        new("json", JsonProperties.Check),
        new("template", TemplateProperties.Check),
    ];

    /// <summary>Known inputs by file name, in the order of the names.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Corpus() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", Name))
            .Order(StringComparer.Ordinal)
            .Select(static path => KeyValuePair.Create(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];
}
