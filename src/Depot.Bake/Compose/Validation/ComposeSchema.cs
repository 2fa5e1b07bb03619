namespace Depot.Bake.Compose.Validation;

/// <summary>The schema of Compose files: the rules of the Compose Specification's schema, as of compose-go 2.14.</summary>
internal static class ComposeSchema
{
    private static readonly string[] PullPolicies = ["always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"];

    private static readonly Schema Anything = new();
    private static readonly Schema Text = Of("string");
    private static readonly Schema Flag = Of("boolean", "string");
    private static readonly Schema Whole = Of("integer", "string");
    private static readonly Schema Number = Of("number", "string");
    private static readonly Schema Texts = List(Text);
    private static readonly Schema DistinctTexts = Texts with { IsUnique = true };
    private static readonly Schema TextOrTexts = Either(Text, DistinctTexts);
    private static readonly Schema TextsOrMap = Either(Map(Of("string", "number", "boolean", "null"), static key => key.Length > 0), DistinctTexts);
    private static readonly Schema Command = Either(Of("null"), Text, Texts);
    private static readonly Schema Options = Map(Number, null);
    private static readonly Schema Named = Closed(("name", Text));
    private static readonly Schema External = Named with { Types = ["boolean", "string", "mapping"] };
    private static readonly Schema OpenExternal = External with { OtherKeys = null };

    private static readonly Schema Hosts = Either(
        Map(Either(Text, Texts), static key => key.Length > 0),
        DistinctTexts);

    private static readonly Schema Mounts = List(Either(
        Text,
        Closed(("source", Text), ("target", Text), ("uid", Text), ("gid", Text), ("mode", Number))));

    private static readonly Schema Ulimits = Map(
        Either(Whole, Closed(("hard", Whole), ("soft", Whole)) with { Required = ["soft", "hard"] }),
        null) with
    {
        OtherKeys = null,
    };

    private static readonly Schema Hook = Closed(
        ("command", Command), ("user", Text), ("privileged", Flag), ("working_dir", Text), ("environment", TextsOrMap)) with
    {
        Required = ["command"],
    };

    private static readonly Schema EarlyHook = Closed(
        ("command", Command), ("image", Text), ("user", Text), ("privileged", Flag), ("working_dir", Text), ("environment", TextsOrMap), ("per_replica", Flag));

    private static readonly Schema Device = Closed(
        ("capabilities", DistinctTexts), ("count", Whole), ("device_ids", DistinctTexts), ("driver", Text), ("options", TextsOrMap));

    private static readonly Schema Build = Either(
        Text,
        Closed(
            ("context", Text), ("dockerfile", Text), ("dockerfile_inline", Text), ("entitlements", Texts), ("args", TextsOrMap), ("ssh", TextsOrMap),
            ("labels", TextsOrMap), ("cache_from", Texts), ("cache_to", Texts), ("no_cache", Flag), ("no_cache_filter", TextOrTexts),
            ("additional_contexts", TextsOrMap), ("network", Text), ("provenance", Flag), ("sbom", Flag), ("pull", Flag), ("target", Text),
            ("shm_size", Whole), ("extra_hosts", Hosts), ("isolation", Text), ("privileged", Flag), ("secrets", Mounts), ("tags", Texts),
            ("ulimits", Ulimits), ("platforms", Texts)));

    private static readonly Schema UpdateConfig = Closed(
        ("parallelism", Whole), ("delay", Text), ("failure_action", Text), ("monitor", Text), ("max_failure_ratio", Number),
        ("order", OneOf("start-first", "stop-first")));

    private static readonly Schema Deploy = Closed(
        ("mode", Text), ("endpoint_mode", Text), ("replicas", Whole), ("labels", TextsOrMap), ("rollback_config", UpdateConfig), ("update_config", UpdateConfig),
        ("resources", Closed(
            ("limits", Closed(("cpus", Number), ("memory", Text), ("pids", Whole))),
            ("reservations", Closed(
                ("cpus", Number), ("memory", Text),
                ("generic_resources", List(Closed(("discrete_resource_spec", Closed(("kind", Text), ("value", Number)))))),
                ("devices", List(Device with { Required = ["capabilities"] })))))),
        ("restart_policy", Closed(("condition", Text), ("delay", Text), ("max_attempts", Whole), ("window", Text))),
        ("placement", Closed(("constraints", Texts), ("preferences", List(Closed(("spread", Text)))), ("max_replicas_per_node", Whole)))) with
    {
        Types = ["mapping", "null"],
    };

    private static readonly Schema Develop = Closed(
        ("watch", List(Closed(
            ("ignore", TextOrTexts), ("include", TextOrTexts), ("path", Text),
            ("action", OneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec")), ("target", Text), ("exec", Hook), ("initial_sync", Of("boolean"))) with
        {
            Required = ["path", "action"],
        }))) with
    {
        Types = ["mapping", "null"],
    };

    private static readonly Schema Health = Closed(
        ("disable", Flag), ("interval", Text), ("retries", Number), ("test", Either(Text, Texts)), ("timeout", Text), ("start_period", Text),
        ("start_interval", Text));

    private static readonly Schema Volumes = List(Either(
        Text,
        Closed(
            ("type", OneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image")), ("source", Text), ("target", Text), ("read_only", Flag), ("consistency", Text),
            ("bind", Closed(
                ("propagation", Text), ("create_host_path", Flag), ("recursive", OneOf("enabled", "disabled", "writable", "readonly")), ("selinux", OneOf("z", "Z")))),
            ("volume", Closed(("labels", TextsOrMap), ("nocopy", Flag), ("subpath", Text))),
            ("tmpfs", Closed(("size", Either(Between(0, double.MaxValue), Text)), ("mode", Number))),
            ("image", Closed(("subpath", Text)))) with
        {
            Required = ["type"],
        })) with
    {
        IsUnique = true,
    };

    private static readonly Schema Networks = Either(
        DistinctTexts,
        Map(
            Either(
                Closed(
                    ("aliases", DistinctTexts), ("interface_name", Text), ("ipv4_address", Text), ("ipv6_address", Text), ("link_local_ips", DistinctTexts),
                    ("mac_address", Text), ("driver_opts", Options), ("priority", Of("number")), ("gw_priority", Of("number"))),
                Of("null")),
            IsName));

    private static readonly Schema DependsOn = Either(
        DistinctTexts,
        Map(
            Closed(
                ("restart", Flag), ("required", Of("boolean")),
                ("condition", OneOf("service_started", "service_healthy", "service_completed_successfully"))) with
            {
                Required = ["condition"],
            },
            IsName));

    private static readonly Schema Ports = List(Either(
        Of("number"),
        Text,
        Closed(("name", Text), ("mode", Text), ("host_ip", Text), ("target", Whole), ("published", Whole), ("protocol", Text), ("app_protocol", Text)))) with
    {
        IsUnique = true,
    };

    private static readonly Schema Limit = Exact(("path", Text), ("rate", Whole));
    private static readonly Schema Weight = Exact(("path", Text), ("weight", Whole));

    private static readonly Schema Service = Closed(
        ("develop", Develop), ("deploy", Deploy), ("annotations", TextsOrMap), ("attach", Flag), ("build", Build),
        ("blkio_config", Exact(
            ("device_read_bps", List(Limit)), ("device_read_iops", List(Limit)), ("device_write_bps", List(Limit)), ("device_write_iops", List(Limit)),
            ("weight", Whole), ("weight_device", List(Weight)))),
        ("cap_add", DistinctTexts), ("cap_drop", DistinctTexts), ("cgroup", OneOf("host", "private")), ("cgroup_parent", Text), ("command", Command),
        ("configs", Mounts), ("container_name", Text with { Pattern = ("[a-zA-Z0-9][a-zA-Z0-9_.-]+", IsContainerName) }),
        ("cpu_count", Either(Text, Between(0, double.MaxValue))), ("cpu_percent", Either(Text, Between(0, 100))), ("cpu_shares", Number), ("cpu_quota", Number),
        ("cpu_period", Number), ("cpu_rt_period", Number), ("cpu_rt_runtime", Number), ("cpus", Number), ("cpuset", Text),
        ("credential_spec", Closed(("config", Text), ("file", Text), ("registry", Text))), ("depends_on", DependsOn), ("device_cgroup_rules", DistinctTexts),
        ("devices", List(Either(Text, Closed(("source", Text), ("target", Text), ("permissions", Text)) with { Required = ["source"] }))),
        ("dns", TextOrTexts), ("dns_opt", DistinctTexts), ("dns_search", TextOrTexts), ("domainname", Text), ("entrypoint", Command),
        ("env_file", Either(Text, List(Either(Text, Exact(("path", Text), ("format", Text), ("required", Flag)) with { Required = ["path"] })))),
        ("label_file", Either(Text, Texts)), ("environment", TextsOrMap), ("expose", List(Number) with { IsUnique = true }),
        ("extends", Either(Text, Exact(("service", Text), ("file", Text)) with { Required = ["service"] })),
        ("provider", Closed(("type", Text), ("options", Map(Either(Of("string", "number", "boolean"), List(Of("string", "number", "boolean"))), null))) with { Required = ["type"] }),
        ("external_links", DistinctTexts), ("extra_hosts", Hosts),
        ("gpus", Either(OneOf("all"), List(Device with { OtherKeys = null }))), ("group_add", List(Number) with { IsUnique = true }), ("healthcheck", Health),
        ("hostname", Text), ("image", Text), ("init", Flag), ("ipc", Text), ("isolation", Text), ("labels", TextsOrMap), ("links", DistinctTexts),
        ("logging", Closed(("driver", Text), ("options", Map(Of("string", "number", "null"), null)))), ("mac_address", Text), ("mem_limit", Number),
        ("mem_reservation", Whole), ("mem_swappiness", Whole), ("memswap_limit", Number), ("network_mode", Text),
        ("models", Either(DistinctTexts, Map(Either(Closed(("endpoint_var", Text), ("model_var", Text)), Of("null")), null))),
        ("networks", Networks), ("oom_kill_disable", Flag), ("oom_score_adj", Either(Text, Between(-1000, 1000))), ("pid", Of("string", "null")),
        ("pids_limit", Number), ("platform", Text), ("ports", Ports), ("pre_start", List(EarlyHook)), ("post_start", List(Hook)), ("pre_stop", List(Hook)),
        ("privileged", Flag), ("profiles", DistinctTexts), ("pull_policy", Text with { Pattern = ("always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+", IsPullPolicy) }), ("pull_refresh_after", Text), ("read_only", Flag), ("restart", Text),
        ("runtime", Text), ("scale", Whole), ("security_opt", DistinctTexts), ("shm_size", Number), ("secrets", Mounts), ("sysctls", TextsOrMap),
        ("stdin_open", Flag), ("stop_grace_period", Text), ("stop_signal", Text), ("storage_opt", Of("mapping")), ("tmpfs", TextOrTexts), ("tty", Flag),
        ("ulimits", Ulimits), ("use_api_socket", Of("boolean")), ("user", Text), ("uts", Text), ("userns_mode", Text), ("volumes", Volumes),
        ("volumes_from", DistinctTexts), ("working_dir", Text));

    private static readonly Schema Network = Closed(
        ("name", Text), ("driver", Text), ("driver_opts", Options),
        ("ipam", Closed(
            ("driver", Text),
            ("config", List(Closed(("subnet", Text), ("ip_range", Text), ("gateway", Text), ("aux_addresses", Map(Text, static key => key.Length > 0))))),
            ("options", Map(Text, static key => key.Length > 0)))),
        ("external", External), ("internal", Flag), ("enable_ipv4", Flag), ("enable_ipv6", Flag), ("attachable", Flag), ("labels", TextsOrMap)) with
    {
        Types = ["mapping", "null"],
    };

    private static readonly Schema Volume = Closed(
        ("name", Text), ("driver", Text), ("driver_opts", Options), ("external", External), ("labels", TextsOrMap)) with
    {
        Types = ["mapping", "null"],
    };

    private static readonly Schema Secret = Closed(
        ("name", Text), ("environment", Text), ("file", Text), ("external", OpenExternal), ("labels", TextsOrMap), ("driver", Text), ("driver_opts", Options),
        ("template_driver", Text));

    private static readonly Schema Config = Closed(
        ("name", Text), ("content", Text), ("environment", Text), ("file", Text), ("external", OpenExternal), ("labels", TextsOrMap), ("template_driver", Text));

    private static readonly Schema Model = Closed(
        ("name", Text), ("model", Text), ("context_size", Of("integer")), ("runtime_flags", Texts)) with
    {
        Required = ["model"],
    };

    private static readonly Schema Include = Either(
        Text,
        Exact(("path", TextOrTexts), ("env_file", TextOrTexts), ("project_directory", Text)));

    /// <summary>A whole file.</summary>
    public static Schema File { get; } = Closed(
        ("version", Text), ("name", Text), ("include", List(Include)), ("services", Map(Service, IsName)), ("models", Map(Model, null)),
        ("networks", Map(Network, null)), ("volumes", Map(Volume, IsName)), ("secrets", Map(Secret, IsName)), ("configs", Map(Config, IsName))) with
    {
        Types = [],
    };

    private static Schema Of(params string[] types) => new() { Types = types };

    private static Schema OneOf(params string[] values) => Text with { Values = values };

    private static Schema Between(double least, double greatest) => Of("integer") with { Range = (least, greatest) };

    private static Schema List(Schema items) => Of("array") with { Items = items };

    private static Schema Either(params Schema[] shapes) => new() { OneOf = shapes };

    private static Schema Map(Schema others, Func<string, bool>? keys) => Of("mapping") with { Others = others, OtherKeys = keys };

    // Extensions are allowed almost everywhere.
    private static Schema Closed(params (string Key, Schema Schema)[] keys) =>
        Exact(keys) with { OtherKeys = static key => key.StartsWith("x-", StringComparison.Ordinal), Others = Anything };

    private static Schema Exact(params (string Key, Schema Schema)[] keys) => Of("mapping") with
    {
        Keys = keys.ToDictionary(static entry => entry.Key, static entry => entry.Schema, StringComparer.Ordinal),
        OtherKeys = static _ => false,
    };

    private static bool IsName(string key) => key.Length > 0 && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    // Nor is this pattern anchored.
    private static bool IsPullPolicy(string policy) =>
        Array.Exists(PullPolicies, word => policy.Contains(word, StringComparison.Ordinal)) ||
        (policy.IndexOf("every_", StringComparison.Ordinal) is var every and >= 0 && policy.AsSpan(every + 6).IndexOfAnyExceptInRange('0', '9') is > 0 and var unit
            && policy[every + 6 + unit] is 'w' or 'd' or 'h' or 'm' or 's');

    // The pattern is not anchored: two characters in a row are enough.
    private static bool IsContainerName(string name) => Enumerable.Range(0, Math.Max(0, name.Length - 1)).Any(i =>
        char.IsAsciiLetterOrDigit(name[i]) && (char.IsAsciiLetterOrDigit(name[i + 1]) || name[i + 1] is '_' or '.' or '-'));
}
