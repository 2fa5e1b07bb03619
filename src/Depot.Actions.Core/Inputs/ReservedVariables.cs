namespace Depot.Actions.Inputs;

/// <summary>Environment variables that programs of the step read, so that no list in an input may set them.</summary>
/// <remarks>
/// Lists contain expressions, and one more line of untrusted text, such as a commit message, would be one more variable. Groups of
/// variables of one program have a prefix. For Git, Docker, clouds and .NET only the variables that they read are listed, because bake files
/// declare variables such as <c>GIT_SHA</c>, <c>DOCKER_TAG</c>, <c>AWS_REGION</c> and <c>DOTNET_VERSION</c>.
/// </remarks>
public static class ReservedVariables
{
    /// <summary>The variables that carry secrets to the CLI have this prefix and a number.</summary>
    /// <remarks>Not longer than INPUT_SECRETS, so that every value still fits into the kernel's limit for one variable.</remarks>
    public const string SecretPrefix = "DEPOT_SECRET_";

    /// <summary>Variables other than DEPOT_TOKEN in which the CLI finds a token by itself.</summary>
    public static IReadOnlyList<string> CliTokens { get; } = ["DEPOT_API_TOKEN", "DEPOT_JIT_TOKEN", "DEPOT_CACHE_TOKEN", "DEPOT_OIDC_TOKEN"];

    private const string DepotCli = "the Depot CLI";
    private const string Runner = "the runner";

    // A name that ends with * is a prefix, one that begins with * is a suffix. Case is ignored.
    private static readonly (string Reader, string Names)[] Readers =
    [
        ("the loader of programs", "LD_* DYLD_* GLIBC_TUNABLES GCONV_PATH LOCPATH NLSPATH MALLOC_* RES_OPTIONS RESOLV_* HOSTALIASES LOCALDOMAIN TZDIR"),
        ("the system", "PATH PATHEXT HOME SHELL SHELLOPTS BASHOPTS BASH_ENV BASH_FUNC_* IFS CDPATH PWD TMPDIR TMP TEMP XDG_* COMSPEC SYSTEMROOT WINDIR "
            + "APPDATA LOCALAPPDATA USERPROFILE PROGRAMDATA PROGRAMFILES*"),
        (DepotCli, "DEPOT_* BAKE_ALLOW_REMOTE_FS_ACCESS"),
        ("Docker", "DOCKER_API_VERSION DOCKER_AUTH_CONFIG DOCKER_BUILDKIT DOCKER_CERT_PATH DOCKER_CLI_* DOCKER_CONFIG DOCKER_CONTENT_TRUST* DOCKER_CONTEXT "
            + "DOCKER_CUSTOM_HEADERS DOCKER_DEFAULT_PLATFORM DOCKER_HIDE_LEGACY_COMMANDS DOCKER_HOST DOCKER_MACHINE_* DOCKER_TLS* DOCKER_TMPDIR "
            + "REGISTRY_AUTH_FILE CONTAINER_HOST KUBECONFIG"),
        ("BuildKit", "BUILDKIT_* BUILDX_* EXPERIMENTAL_BUILDKIT_* JAEGER_TRACE OTEL_* TRACEPARENT TRACESTATE"),
        ("Git", "GIT_ALLOW_PROTOCOL GIT_ALTERNATE_* GIT_ASKPASS GIT_ATTR_* GIT_AUTH_* GIT_CEILING_* GIT_COMMON_DIR GIT_CONFIG* GIT_COOKIE* GIT_CURL_* "
            + "GIT_DEFAULT_* GIT_DIFF_* GIT_DIR GIT_DISCOVERY_* GIT_EDITOR GIT_EXEC_PATH GIT_EXTERNAL_* GIT_HTTP_* GIT_INDEX_* GIT_NAMESPACE GIT_NO_* "
            + "GIT_OBJECT_DIRECTORY GIT_OPTIONAL_LOCKS GIT_PAGER GIT_PREFIX GIT_PROTOCOL* GIT_PROXY_* GIT_QUARANTINE_PATH GIT_REDIRECT_* GIT_REPLACE_REF_BASE "
            + "GIT_SEQUENCE_EDITOR GIT_SHALLOW_FILE GIT_SSH* GIT_SSL_* GIT_TEMPLATE_DIR GIT_TERMINAL_PROMPT GIT_TRACE* GIT_WORK_TREE SSH_*"),
        ("TLS", "SSL_* SSLKEYLOGFILE OPENSSL_* CURL_* REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS NODE_OPTIONS NODE_TLS_*"),
        ("a credential helper of Docker", "AWS_CA_BUNDLE AWS_CONFIG_FILE AWS_CONTAINER_* AWS_EC2_METADATA_* AWS_ENDPOINT_URL* AWS_SHARED_CREDENTIALS_FILE "
            + "AWS_WEB_IDENTITY_TOKEN_FILE AZURE_AUTHORITY_HOST AZURE_CONFIG_DIR AZURE_FEDERATED_TOKEN_FILE BOTO_CONFIG CLOUDSDK_API_ENDPOINT_* CLOUDSDK_CONFIG "
            + "CLOUDSDK_PROXY_* CLOUDSDK_PYTHON* DBUS_SESSION_BUS_ADDRESS GCE_METADATA_* GNUPGHOME GOOGLE_APPLICATION_CREDENTIALS IDENTITY_ENDPOINT "
            + "IDENTITY_HEADER IMDS_ENDPOINT KRB5_CONFIG MSI_ENDPOINT MSI_SECRET PASSWORD_STORE_*"),
        ("an interpreter", "_JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS NODE_PATH PERL5DB PERL5LIB PERL5OPT PYTHONBREAKPOINT PYTHONHOME PYTHONINSPECT PYTHONPATH "
            + "PYTHONSTARTUP PYTHONUSERBASE RUBYLIB RUBYOPT"),
        ("whatever uses a proxy", "*_PROXY"),
        (Runner, "GITHUB_* ACTIONS_* RUNNER_* INPUT_* INPUTS_JSON"),
        ("the runtime of Go or .NET", "GODEBUG GOTRACEBACK GOMEMLIMIT GOGC GOMAXPROCS GOCOVERDIR GRPC_* CORECLR_* COMPLUS_* DOTNET_ADDITIONAL_DEPS "
            + "DOTNET_BUNDLE_* DOTNET_DBG* DOTNET_DIAGNOSTIC* DOTNET_ENABLE* DOTNET_EVENTPIPE* DOTNET_GC* DOTNET_ROOT* DOTNET_SHARED_STORE DOTNET_STARTUP_HOOKS DOTNET_SYSTEM_*"),
    ];

    // Tokens and inputs of the step, and the login with which the CLI pushes (depot/cli b57f518, pkg/registry/auth.go); a secret of a build never
    // needs them.
    private static readonly string[] OfTheStep = ["INPUT_*", InputSource.AllInOne, "DEPOT_TOKEN", .. CliTokens, "DEPOT_PUSH_REGISTRY_*", "ACTIONS_*"];

    // In addition, variables that a definition does not need: the tokens of GitHub's programs, and all Docker logins in one variable.
    private static readonly string[] OfOthers = ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_PAT", "DOCKER_AUTH_CONFIG"];

    /// <summary>The program that reads a variable, for messages: a noun; null when the variable is not reserved.</summary>
    public static string? ReaderOf(string variable) =>
        Array.Find(Readers, reader => reader.Names.Split(' ').Any(pattern => Matches(variable, pattern) && !IsVersion(variable, reader.Reader, pattern))).Reader;

    /// <summary>Whether a variable holds the step's own inputs or tokens, which are not for a build to read.</summary>
    public static bool IsOfTheStep(string variable) => Array.Exists(OfTheStep, pattern => Matches(variable, pattern)) || CarriesSecret(variable);

    /// <summary>Whether a bake definition is evaluated without a variable: one of the step's own, or another with tokens and logins.</summary>
    public static bool IsKeptFromDefinitions(string variable) => IsOfTheStep(variable) || Array.Exists(OfOthers, name => Matches(variable, name));

    // Bake files declare the versions of what they install, such as BUILDKIT_VERSION. No program reads such a name of its group.
    private static bool IsVersion(string variable, string reader, string pattern) =>
        variable.EndsWith("_VERSION", StringComparison.Ordinal) && (variable == "RUNNER_VERSION" || (pattern.EndsWith('*') && reader is not (DepotCli or Runner)));

    private static bool CarriesSecret(string variable) =>
        variable.StartsWith(SecretPrefix, StringComparison.OrdinalIgnoreCase) && variable.AsSpan(SecretPrefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Matches(string variable, string pattern) => pattern switch
    {
        ['*', .. var end] => variable.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        [.. var start, '*'] => variable.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        _ => variable.Equals(pattern, StringComparison.OrdinalIgnoreCase),
    };
}
