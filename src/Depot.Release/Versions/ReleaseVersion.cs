using NuGet.Versioning;

namespace Depot.Release.Versions;

/// <summary>A version as a release names it, and its two tags.</summary>
internal sealed class ReleaseVersion : IComparable<ReleaseVersion>
{
    /// <summary>The first major version of these actions. Earlier ones are the JavaScript actions, in the same repositories.</summary>
    public const int FirstMajor = 2;

    private readonly SemanticVersion _value;

    private ReleaseVersion(SemanticVersion value) => _value = value;

    /// <summary>The tag that never moves, such as <c>v2.1.3</c> or <c>v2.0.0-rc.1</c>.</summary>
    public string Tag => $"v{_value.ToNormalizedString()}";

    /// <summary>The tag that moves with each release of the major version, such as <c>v2</c>.</summary>
    public string MovingTag => $"v{_value.Major}";

    /// <summary>Whether only people who ask for it by its full name should get it.</summary>
    public bool IsPrerelease => _value.IsPrerelease;

    /// <summary>What a snippet names: the moving tag, and for a pre-release its own, since no other leads to it.</summary>
    public string SnippetTag => IsPrerelease ? Tag : MovingTag;

    /// <summary>A version of these actions.</summary>
    /// <exception cref="Refusal">The text is no version in the one form that tags have, or one of the JavaScript actions.</exception>
    public static ReleaseVersion Parse(string tag)
    {
        var version = TryParse(tag) ?? throw new Refusal(
            $"'{tag}' is no version to release. Write v2.1.3, or v2.1.3-rc.1 for a pre-release: three numbers after a v, and no +metadata.");
        return version._value.Major >= FirstMajor ? version : throw new Refusal(
            $"'{tag}' would be a version of the JavaScript actions, which keep the tag {version.MovingTag}. The versions of these begin with v{FirstMajor}.0.0: docs/decisions/0009-versions-beside-the-javascript-actions.md.");
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
