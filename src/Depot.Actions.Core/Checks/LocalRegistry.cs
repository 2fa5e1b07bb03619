using Depot.Actions.Registries;

namespace Depot.Actions.Checks;

/// <summary>Checks names of images at <c>localhost</c>, which is the builder itself, not this runner.</summary>
internal static class LocalRegistry
{
    /// <summary>Warns about a push to such a registry.</summary>
    /// <param name="input">The input, or the attribute of a target, that names the image.</param>
    /// <param name="image">The image's name.</param>
    public static string? PushWarning(string input, string image) => LoopbackHost.Is(ImageReference.RegistryOf(image))
        ? $"{input}: '{ImageReference.RegistryOf(image)}' means the builder itself, not this runner, so the push to '{image}' will fail. "
            + "Push to a registry that the builder can reach; or write 'load: true' in place of 'push: true' and run 'docker push' in the next step; or 'save: true' for Depot's registry."
        : null;

    /// <summary>Warns about an image that is read from such a registry.</summary>
    /// <param name="where">Where the image is named, for the message.</param>
    /// <param name="image">The image's name.</param>
    public static string? PullWarning(string where, string image) => LoopbackHost.Is(ImageReference.RegistryOf(image))
        ? $"{where}: '{ImageReference.RegistryOf(image)}' means the builder itself, not this runner, so '{image}' will not be found. "
            + "Push it to a registry that the builder can reach; or save it in Depot's registry ('save: true' of the step that builds it); or make it a stage of this Dockerfile or a target of the same bake."
        : null;
}
