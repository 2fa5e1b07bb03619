using System.Text;
using Depot.Actions.Bake;
using Depot.Actions.Build;

namespace Depot.Actions.Summary;

/// <summary>The inputs of a step as it is shown: what the user wrote, tokens left out, secrets and build arguments by their names.</summary>
internal static class SummaryInputs
{
    /// <summary>Lines of YAML, in the order of the alphabet.</summary>
    public static string Of(BuildPushInputs inputs) => new Lines()
        .List("add-hosts", inputs.AddHosts).List("allow", inputs.Allow).List("annotations", inputs.Annotations).List("attests", inputs.Attests)
        .List("build-args", inputs.BuildArgs.Select(Name)).List("build-contexts", inputs.BuildContexts).Text("build-platform", inputs.BuildPlatform)
        .Flag("buildx-fallback", inputs.BuildxFallback).List("cache-from", inputs.CacheFrom).List("cache-to", inputs.CacheTo)
        .Text("cgroup-parent", inputs.CgroupParent).Text("context", inputs.Context).Text("file", inputs.File).List("labels", inputs.Labels)
        .Flag("lint", inputs.Lint).Text("lint-fail-on", inputs.LintFailOn).Flag("load", inputs.Load).Text("network", inputs.Network)
        .Flag("no-cache", inputs.NoCache).List("no-cache-filters", inputs.NoCacheFilters).List("outputs", inputs.Outputs)
        .List("platforms", inputs.Platforms).Text("project", inputs.Project).Text("provenance", inputs.Provenance).Flag("pull", inputs.Pull)
        .Flag("push", inputs.Push).Flag("save", inputs.Save).List("save-tags", inputs.SaveTags).Text("sbom", inputs.Sbom).Text("sbom-dir", inputs.SbomDir)
        .List("secrets", inputs.Secrets.Select(secret => secret.Id)).Text("shm-size", inputs.ShmSize).List("ssh", inputs.Ssh.Select(Name))
        .List("tags", inputs.Tags).Text("target", inputs.Target).List("ulimit", inputs.Ulimit).ToString();

    /// <inheritdoc cref="Of(BuildPushInputs)"/>
    public static string Of(BakeInputs inputs) => new Lines()
        .List("allow", inputs.Allow).Text("build-platform", inputs.BuildPlatform).Flag("buildx-fallback", inputs.BuildxFallback).List("files", inputs.Files)
        .Flag("lint", inputs.Lint).Text("lint-fail-on", inputs.LintFailOn).Flag("load", inputs.Load).Flag("no-cache", inputs.NoCache)
        .Text("project", inputs.Project).Text("provenance", inputs.Provenance).Flag("pull", inputs.Pull).Flag("push", inputs.Push)
        .Flag("save", inputs.Save).List("save-tags", inputs.SaveTags).Text("sbom", inputs.Sbom).Text("sbom-dir", inputs.SbomDir).List("set", inputs.Set)
        .Text("source", inputs.Source).List("targets", inputs.Targets).List("vars", inputs.Variables.Select(variable => $"{variable.Key}={variable.Value}"))
        .Text("workdir", inputs.Workdir == "." ? null : inputs.Workdir).ToString();

    // As in the log: values of build arguments are where people put what should have been a secret.
    private static string Name(string pair) => pair.Split('=')[0];

    private sealed class Lines
    {
        private readonly StringBuilder _text = new();

        public Lines Text(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) Line(name, Redaction.Of(value));
            return this;
        }

        public Lines Flag(string name, bool value) => value ? Text(name, "true") : this;

        public Lines List(string name, IEnumerable<string> values)
        {
            var items = values.Select(Redaction.Of).ToList();
            if (items.Count == 0) return this;
            if (items is [var only] && !only.Contains('\n', StringComparison.Ordinal)) return Line(name, only);
            _text.Append(name).Append(": |\n");
            foreach (var item in items) _text.Append("  ").Append(item.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
            return this;
        }

        public override string ToString() => _text.ToString();

        private Lines Line(string name, string value)
        {
            _text.Append(name).Append(": ").Append(value).Append('\n');
            return this;
        }
    }
}
