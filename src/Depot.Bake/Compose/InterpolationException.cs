using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>A variable that cannot be replaced.</summary>
internal sealed class InterpolationException(string message, string? template = null) : Exception(message)
{
    /// <summary>The string with the invalid variable; null for other errors.</summary>
    public string? Template { get; } = template;

    /// <summary>A variable is written wrongly.</summary>
    public static InterpolationException Malformed(string template) => new($"Invalid template: {GoQuote.Of(template)}", template);

    /// <summary>A variable that must be there is not.</summary>
    public static InterpolationException Missing(string name, string reason) =>
        new($"required variable {name} is missing a value{(reason.Length > 0 ? $": {reason}" : "")}");
}
