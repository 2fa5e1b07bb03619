using System.Globalization;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Values;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Replaces variables in every value of a tree, and converts values to numbers and booleans where the schema requires them.</summary>
internal sealed class TreeInterpolation(Interpolation interpolation, Action<string> warn)
{
    private static readonly TreePath[] Wholes = [.. Services(
        "deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism", "deploy.restart_policy.max_attempts",
        "deploy.placement.max_replicas_per_node", "healthcheck.retries", "ports.[].target", "scale", "ulimits.*", "ulimits.*.hard", "ulimits.*.soft")];

    private static readonly TreePath[] LongWholes = [.. Services(
        "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit")];

    private static readonly TreePath[] Numbers = [.. Services(
        "cpu_percent", "cpus", "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio")];

    private static readonly TreePath[] Flags =
    [
        .. Services(
            "init", "depends_on.*.required", "depends_on.*.restart", "healthcheck.disable", "oom_kill_disable", "privileged", "read_only", "stdin_open", "tty",
            "volumes.[].read_only", "volumes.[].volume.nocopy"),
        .. new[]
        {
            "networks.*.external", "networks.*.internal", "networks.*.attachable", "networks.*.enable_ipv4", "networks.*.enable_ipv6",
            "volumes.*.external", "secrets.*.external", "configs.*.external",
        }.Select(TreePath.Of),
    ];

    /// <summary>A tree with its variables replaced. The tree itself is left as it is.</summary>
    /// <exception cref="BakeException">Variables are invalid or missing, or values have the wrong type; one line for each.</exception>
    public ComposeMap Replace(ComposeMap tree)
    {
        var faults = new List<(TreePath Path, string Message)>();
        var replaced = (ComposeMap)Value(tree, TreePath.Root, faults)!;
        return faults.Count == 0 ? replaced : throw new BakeException(string.Join('\n', faults.OrderBy(static fault => fault.Path).Select(static fault => fault.Message)));
    }

    private object? Value(object? value, TreePath path, List<(TreePath Path, string Message)> faults)
    {
        switch (value)
        {
            case string text:
                try
                {
                    return Scalar(text, path);
                }
                catch (BakeException wrong) when (!interpolation.IsSpent)
                {
                    faults.Add((path, wrong.Message));
                    return text;
                }

            case ComposeMap map:
                var replaced = new ComposeMap(map.Count);
                foreach (var (key, item) in map) replaced.Add(key, Value(item, path.Next(key), faults));
                return replaced;
            case ComposeList list:
                var items = path.Next("[]");
                return list.ConvertAll(item => Value(item, items, faults));
            default:
                return value;
        }
    }

    private object Scalar(string text, TreePath path)
    {
        var replaced = text;
        try
        {
            replaced = interpolation.Replace(text);
        }
        catch (InterpolationException wrong) when (wrong.Template is not null)
        {
            throw new BakeException($"invalid interpolation format for {path}.\nYou may need to escape any $ with another $.\n{wrong.Template}");
        }
        catch (InterpolationException wrong)
        {
            throw new BakeException($"error while interpolating {path}: {wrong.Message}");
        }

        try
        {
            if (Array.Exists(Wholes, path.Is)) return Whole(replaced, "Atoi");
            if (Array.Exists(LongWholes, path.Is)) return Whole(replaced, "ParseInt");
            if (Array.Exists(Numbers, path.Is)) return Number(replaced);
            return Array.Exists(Flags, path.Is) ? ComposeFlag.Parse(replaced, warn) : replaced;
        }
        catch (FormatException wrong)
        {
            throw new BakeException($"error while interpolating {path}: failed to cast to expected type: {wrong.Message}");
        }
    }

    private static long Whole(string text, string reader) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? whole
        : throw new FormatException($"strconv.{reader}: parsing {GoQuote.Of(text)}: invalid syntax");

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !text.AsSpan().ContainsAny(' ', '\t')
        ? number
        : throw new FormatException($"strconv.ParseFloat: parsing {GoQuote.Of(text)}: invalid syntax");

    private static IEnumerable<TreePath> Services(params string[] paths) => paths.Select(static path => TreePath.Of("services.*." + path));
}
