using Depot.Actions.Cli;
using Depot.Actions.Registries;
using Depot.Actions.Step;

namespace Depot.Actions.Build;

/// <summary>Sets the names of the built image as outputs for later steps.</summary>
public static class ImageReport
{
    /// <summary>Sets <c>tags</c> and <c>image-ref</c>, once there is an image.</summary>
    /// <param name="context">The step.</param>
    /// <param name="inputs">Name the image, in <c>tags</c> or <c>outputs</c>; where they do not, the CLI's own name is the only one.</param>
    /// <param name="result">What the CLI left.</param>
    public static void Write(StepContext context, BuildPushInputs inputs, BuildResult result)
    {
        if (result.Digest is null && result.ImageId is null) return;
        var given = inputs.Tags.Concat(inputs.Outputs.SelectMany(NamesIn)).Distinct().ToList();
        var names = given.Count > 0 ? given : result.ImageNames;
        if (names.Count == 0) return;
        context.Output("tags", string.Join('\n', names));
        if (Pinned(names[0], result.Digest) is { } pinned) context.Output("image-ref", pinned);
    }

    private static IEnumerable<string> NamesIn(string output) => OutputSpec.Attributes(output).Where(attribute => attribute.Key == "name")
        .SelectMany(attribute => (attribute.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A name pinned to a digest, such as <c>user/app@sha256:…</c>; null without a digest.</summary>
    public static string? Pinned(string name, string? digest) =>
        digest is not null && ImageReference.Parse(name, out _) is { } image ? $"{image.Name}@{digest}" : null;
}
