using System.Net;
using Depot.Actions.Registries;

namespace Depot.Actions.Checks;

/// <summary>Names of images at <c>localhost</c>. Depot's builder is another machine, so they never mean a registry of this job.</summary>
internal static class LocalRegistry
{
    /// <summary>Whether a registry is the machine that looks for it.</summary>
    /// <param name="registry">host[:port].</param>
    public static bool IsLocal(string registry)
    {
        var end = registry.LastIndexOf(':');
        var host = end > registry.LastIndexOf(']') ? registry[..end] : registry;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any)));
    }

    /// <summary>Warns of a push to such a registry.</summary>
    /// <param name="input">The input, or the attribute of a target, that names the image.</param>
    /// <param name="image">The image's name.</param>
    public static string? PushWarning(string input, string image) => IsLocal(ImageReference.RegistryOf(image))
        ? $"{input}: '{ImageReference.RegistryOf(image)}' is the builder itself, not this runner, so the push to '{image}' will fail. "
            + "Push to a registry that the builder can reach; or write 'load: true' in place of 'push: true' and run 'docker push' in the next step; or 'save: true' for Depot's registry."
        : null;

    /// <summary>Warns of an image that is read from such a registry.</summary>
    /// <param name="where">What names the image.</param>
    /// <param name="image">The image's name.</param>
    public static string? PullWarning(string where, string image) => IsLocal(ImageReference.RegistryOf(image))
        ? $"{where}: '{ImageReference.RegistryOf(image)}' is the builder itself, not this runner, so '{image}' will not be found. "
            + "Push it to a registry that the builder can reach; or save it in Depot's registry ('save: true' of the step that builds it); or make it a stage of this Dockerfile or a target of the same bake."
        : null;
}
