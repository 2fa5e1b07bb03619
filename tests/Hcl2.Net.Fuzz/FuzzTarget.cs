namespace Hcl2.Fuzz;

/// <summary>One way of reading bytes, and what must hold whatever the bytes are.</summary>
/// <param name="Name">The word on the command line, and the directory of its findings.</param>
/// <param name="Check">Throws when something does not hold.</param>
/// <param name="Corpora">The directories of its corpus.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Check, params IReadOnlyList<string> Corpora)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("native", NativeProperties.Check, "native"),
        new("json", JsonProperties.Check, "json"),
        new("template", TemplateProperties.Check, "template"),
        new("edit", EditProperties.Check, "native", "edit"),
        new("decode", DecodeProperties.Check, "native", "json"),
    ];

    /// <summary>Known inputs by file name, in the order of the names.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Corpus() =>
    [
        .. Corpora.SelectMany(static corpus => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", corpus)))
            .Order(StringComparer.Ordinal)
            .Select(static path => KeyValuePair.Create(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];
}
