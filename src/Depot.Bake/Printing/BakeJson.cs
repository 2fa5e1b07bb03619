using System.Text;
using Depot.Bake.Model;

namespace Depot.Bake.Printing;

/// <summary>A plan as <c>depot bake --print</c> prints it, byte for byte.</summary>
public static class BakeJson
{
    /// <summary>The plan as text, with a newline at the end.</summary>
    public static string ToText(ResolvedDefinition plan)
    {
        using var output = new MemoryStream();
        Write(plan, output);
        return Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    /// <summary>Writes the plan as UTF-8, with a newline at the end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">Takes the text; stays open.</param>
    /// <exception cref="IOException">The stream does not take it.</exception>
    public static void Write(ResolvedDefinition plan, Stream output)
    {
        ArgumentNullException.ThrowIfNull(plan);

        var buffer = new StreamBuffer(output);
        var json = new IndentedJson(buffer);
        json.StartObject();
        if (plan.Groups.Count > 0)
        {
            json.Key("group");
            json.StartObject();
            foreach (var group in plan.Groups) Write(json, group);
            json.EndObject();
        }

        json.Key("target");
        json.StartObject();
        foreach (var target in plan.Targets) Write(json, target);
        json.EndObject();
        json.EndObject();
        json.Raw("\n"u8);
        buffer.Flush();
    }

    /// <summary>Writes a group with its name.</summary>
    internal static void Write(IndentedJson json, BakeGroup group)
    {
        json.Key(group.Name);
        json.StartObject();
        Write(json, "description", group.Description.Length > 0 ? group.Description : null);
        json.Key("targets");
        if (group.Targets is null) json.Raw("null"u8);
        else Array(json, group.Targets);
        json.EndObject();
    }

    /// <summary>Writes a target with its name.</summary>
    internal static void Write(IndentedJson json, BakeTarget target)
    {
        json.Key(target.Name);
        json.StartObject();
        Write(json, "description", target.Description.Length > 0 ? target.Description : null);
        Write(json, "attest", target.Attest, static (json, attest) =>
            Write(json, (attest.Disabled ? attest.Attributes.With("disabled", "true") : attest.Attributes).With("type", attest.Type), attest.Disabled));
        Write(json, "context", target.Context);
        Write(json, "contexts", target.Contexts);
        Write(json, "dockerfile", target.Dockerfile);
        Write(json, "dockerfile-inline", target.DockerfileInline);
        Write(json, "args", target.Args);
        Write(json, "labels", target.Labels);
        Write(json, "tags", target.Tags);
        Write(json, "cache-from", target.CacheFrom, Write);
        Write(json, "cache-to", target.CacheTo, Write);
        Write(json, "target", target.Stage);
        Write(json, "secret", target.Secrets, Write);
        Write(json, "ssh", target.Ssh, Write);
        Write(json, "platforms", target.Platforms);
        Write(json, "output", target.Outputs, static (json, output) =>
            Write(json, (output.Destination.Length > 0 ? output.Attributes.With("dest", output.Destination) : output.Attributes).With("type", output.Type)));
        Write(json, "pull", target.Pull);
        Write(json, "no-cache", target.NoCache);
        Write(json, "network", target.Network);
        Write(json, "no-cache-filter", target.NoCacheFilter);
        Write(json, "shm-size", target.ShmSize);
        Write(json, "project_id", target.ProjectId.Length > 0 ? target.ProjectId : null);
        json.EndObject();
    }

    private static void Write(IndentedJson json, BakeCache cache) => Write(json, cache.Attributes.With("type", cache.Type));

    private static void Write(IndentedJson json, BakeSecret secret)
    {
        json.StartObject();
        if (secret.Id.Length > 0) Write(json, "id", secret.Id);
        if (secret.Source.Length > 0) Write(json, "src", secret.Source);
        if (secret.Environment.Length > 0) Write(json, "env", secret.Environment);
        json.EndObject();
    }

    private static void Write(IndentedJson json, BakeSsh ssh)
    {
        json.StartObject();
        if (ssh.Id.Length > 0) Write(json, "id", ssh.Id);
        Write(json, "paths", ssh.Paths);
        json.EndObject();
    }

    private static void Write(IndentedJson json, TextMap map, bool isDisabled = false)
    {
        json.StartObject();
        foreach (var (key, value) in map.Entries)
        {
            json.Key(key);
            if (isDisabled && key == "disabled") json.Raw("true"u8);
            else json.Text(value);
        }

        json.EndObject();
    }

    private static void Write(IndentedJson json, string key, TextMap map)
    {
        if (map.Count == 0) return;

        json.Key(key);
        Write(json, map);
    }

    private static void Write(IndentedJson json, string key, string? text)
    {
        if (text is null) return;

        json.Key(key);
        json.Text(text);
    }

    private static void Write(IndentedJson json, string key, bool? flag)
    {
        if (flag is null) return;

        json.Key(key);
        json.Raw(flag.Value ? "true"u8 : "false"u8);
    }

    private static void Write(IndentedJson json, string key, IReadOnlyList<string>? texts)
    {
        if (texts is not { Count: > 0 }) return;

        json.Key(key);
        Array(json, texts);
    }

    private static void Write<T>(IndentedJson json, string key, IReadOnlyList<T>? entries, Action<IndentedJson, T> write)
    {
        if (entries is not { Count: > 0 }) return;

        json.Key(key);
        json.StartArray();
        for (var i = 0; i < entries.Count; i++)
        {
            json.Item();
            write(json, entries[i]);
        }

        json.EndArray();
    }

    private static void Array(IndentedJson json, IReadOnlyList<string> texts)
    {
        json.StartArray();
        for (var i = 0; i < texts.Count; i++)
        {
            json.Item();
            json.Text(texts[i]);
        }

        json.EndArray();
    }
}
