using System.Text;

namespace Depot.Actions.Tests.Running;

/// <summary>One call of the fake CLI, as it recorded it.</summary>
public sealed record FakeCall(string[] Arguments, Dictionary<string, string> Environment, string WorkingDirectory, Dictionary<string, string> Secrets)
{
    /// <summary>The bytes of a secret as the CLI would have read them.</summary>
    public byte[] SecretBytes(string id) => Convert.FromBase64String(Secrets[id]);

    public string SecretText(string id) => Encoding.UTF8.GetString(SecretBytes(id));

    /// <summary>The values given for a flag.</summary>
    public IReadOnlyList<string> Values(string flag) => [.. Arguments.Where((_, at) => at > 0 && Arguments[at - 1] == flag)];
}
