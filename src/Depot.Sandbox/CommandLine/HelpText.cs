namespace Depot.Sandbox.CommandLine;

internal static class HelpText
{
    public const string Text = """
        depot-sandbox: simulates the Depot service on this machine.

        The real Depot CLI builds against it without an account; builds run on the BuildKit of the local Docker Engine.
        It prints the environment variables to export and runs until Ctrl-C. The Engine needs the containerd image store.

          depot-sandbox [options]

        Connections
          --listen HOST:PORT              release, OIDC and control services (default 127.0.0.1:0, any free port)
          --listen-api HOST:PORT          build API, plain HTTP/2 (default 127.0.0.1:0)
          --listen-buildkit HOST:PORT     BuildKit (default 127.0.0.1:0)
          --engine unix://PATH            Docker Engine (default DOCKER_HOST, or unix:///var/run/docker.sock)
          --ready-file FILE               file for all URLs and the environment, as JSON, once the sandbox answers

        Service
          --cli [VERSION=]PATH            a Depot CLI that the release service offers; repeatable
          --registry HOST:PORT            registry that --save and --load push to, instead of Depot's
          --registry-login USER:PASSWORD  login of that registry

        Access (without these, every token is valid for every project)
          --token TOKEN                   the account's token
          --project ID                    a project that exists; repeatable
          --project-token PROJECT=TOKEN   a token for one project; repeatable

        Faults
          --script FILE                   JSON, also POST /_sandbox/script while it runs. Examples:
              {"answers": {"CreateBuild": {"code": "permission_denied", "message": "Not authorized"}}}
              {"answers": {"release": {"status": 503, "body": "busy", "times": 2}, "archive": {"cutAfterBytes": 1000}}}
              {"pendingSeconds": 5}   {"cancelAfterSeconds": 3}   {"dropBuildKit": {"when": "midBuild", "afterSeconds": 2}}
            GET /_sandbox/calls lists the requests so far, without tokens.

          -h, --help                      this text

        """;
}
