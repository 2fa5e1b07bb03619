using Depot.Release.Errors;
using NuGet.Versioning;

namespace Depot.Release.Versions;

/// <summary>A version as a release names it, and its two tags.</summary>
internal sealed class ReleaseVersion : IComparable<ReleaseVersion>
{
    /// <summary>The first version of these actions. Lower ones are the JavaScript actions, in the same repositories.</summary>
    private static readonly ReleaseVersion First = new(new SemanticVersion(1, 20, 0));

    private readonly SemanticVersion _value;

    private ReleaseVersion(SemanticVersion value) => _value = value;

    /// <summary>The tag that never moves, such as <c>v1.21.3</c> or <c>v1.20.0-rc.1</c>.</summary>
    public string Tag => $"v{_value.ToNormalizedString()}";

    /// <summary>The tag that moves with each release of the major version, such as <c>v1</c>.</summary>
    public string MovingTag => $"v{_value.Major}";

    /// <summary>Whether it is a pre-release, which is used only by its full name.</summary>
    public bool IsPrerelease => _value.IsPrerelease;

    /// <summary>The tag in examples: the moving tag, or the full version of a pre-release.</summary>
    public string SnippetTag => IsPrerelease ? Tag : MovingTag;

    /// <summary>A version of these actions.</summary>
    /// <exception cref="ReleaseException">The text is no version in the one form that tags have, or one of the JavaScript actions.</exception>
    public static ReleaseVersion Parse(string tag)
    {
        var version = TryParse(tag) ?? throw new ReleaseException(
            $"'{tag}' is no version to release. Write v1.21.3, or v1.21.3-rc.1 for a pre-release: three numbers after a v, and no +metadata.");
        return (version._value.Major, version._value.Minor).CompareTo((First._value.Major, First._value.Minor)) >= 0 ? version : throw new ReleaseException(
            $"'{tag}' would be among the versions of the JavaScript actions. The first version of these actions is {First}: docs/decisions/0009-versions-after-the-javascript-actions.md.");
    }

    /// <summary>The version a tag names, of these actions or of the JavaScript ones; null for every other tag, the moving ones included.</summary>
    public static ReleaseVersion? TryParse(string tag) =>
        tag.StartsWith('v') && SemanticVersion.TryParse(tag[1..], out var value) && new ReleaseVersion(value) is var version && version.Tag == tag
            ? version
            : null;

    /// <inheritdoc/>
    public int CompareTo(ReleaseVersion? other) => _value.CompareTo(other?._value);

    /// <inheritdoc/>
    public override string ToString() => Tag;
}
