using Depot.Actions.Auth;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Registries;

namespace Depot.Actions.Tests.Failures;

/// <summary>On errors that the real CLI printed (2.102.12, BuildKit 0.13), URLs and digests shortened; two are messages of public registries.</summary>
public class FailureCauseSpecs
{
    private const string Permissions = "permissions:\n  contents: read\n  id-token: write";

    public static TheoryData<string, FailureEvidence, string> Known => new()
    {
        {
            "killed", new("failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 137"),
            "Exit code 137 means that the process was killed, usually because the builder ran out of memory. A larger builder can be chosen in the project's settings."
        },
        {
            "disk full", new("failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 1") { LastLines = ["cp: error writing '/x': No space left on device"] },
            "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove files of earlier steps."
        },
        {
            "disk full", new("failed to solve: failed to copy files: copy file range failed: no space left on device"),
            "The disk is full. If it is the builder's, give the project a larger cache or reset it (project settings); if it is this runner's, remove files of earlier steps."
        },
        { "instruction", new("failed to solve: process \"/bin/sh -c curl x || echo 429 Too Many Requests\" did not complete successfully: exit code: 3"), "" },
        {
            "missing file", new("\"/nope\": not found. Please check if the files exist in the context."),
            "'nope' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it."
        },
        {
            "missing file", new("\"/dist/app.js\": not found. Please check if the files exist in the context.") { IsDefaultContext = true },
            "'dist/app.js' is not in the build context. The context is the Git repository at this run's commit: files that earlier steps created are not in it. Write 'context: .' to build the workspace."
        },
        {
            "missing file", new("failed to walk /var/lib/buildkit/tmp/buildkit-mount41187954/dist: lstat /var/lib/buildkit/tmp/buildkit-mount41187954/dist: no such file or directory. Please check if the files exist in the context."),
            "'dist' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it."
        },
        {
            "missing secret", new("failed to solve: secret k: not found"),
            "The Dockerfile requires the secret 'k'. Pass it in 'secrets' (k=value), 'secret-files' or 'secret-envs'."
        },
        {
            "no token", new("missing API token, please run `depot login`"),
            $"There is no Depot token, and this job has no permission to request a GitHub OIDC token. Add this to the job:\n\n{Permissions}\n\nor pass a token: the 'token' input of the build actions, or the variable DEPOT_TOKEN."
        },
        {
            "no token", new("unauthenticated: some words of unauthenticated") { Token = TokenOrigin.Environment },
            "Depot does not know the token in DEPOT_TOKEN: it may have been revoked, expired, or copied in part. Make a new one in the organization's settings, or drop it and let the job use its own identity:\n\n" + Permissions
        },
        {
            "project", new("error retrieving projects: permission_denied: Not authorized") { Token = TokenOrigin.Input, Project = "'p1' (input 'project')" },
            "Depot does not let the token of the input 'token' build in the project 'p1' (input 'project'). Check the id against the project's settings; "
            + "a project token builds in its own project only, and a token exchanged for GitHub's OIDC token only in projects that trust this repository (project settings, Trust Relationships)."
        },
        {
            "rate limit of Depot", new("resource_exhausted: too many concurrent builds"),
            "Depot's limit for this organization is reached; its message is above. Wait for other builds to end, or see the plan in the organization's settings."
        },
        {
            "rate limit", new("failed to solve: alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/alpine/manifests/3: 429 Too Many Requests"),
            "docker.io has reached its rate limit for this job. This job has no login for it, and a login has a higher limit: add a step docker/login-action before this one. "
            + "Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "rate limit", new("failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/alpine/manifests/sha256:a: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit"),
            "docker.io has reached its rate limit for this job. This job has no login for it, and a login has a higher limit: add a step docker/login-action before this one. Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "rate limit", new("failed to solve: failed to push 127.0.0.1:19313/app:1: unexpected status from HEAD request to http://127.0.0.1:19313/v2/app/blobs/sha256:7eec: 429 Too Many Requests") { Logins = LoggedIn("127.0.0.1:19313") },
            "127.0.0.1:19313 has reached its rate limit for this job. Depot's registry can keep a copy of the image (https://depot.dev/docs/registry/pull-through-cache)."
        },
        {
            "uppercase letters", new("invalid tag \"127.0.0.1:35373/Foo/App:V1\": repository name must be lowercase"),
            "A repository name must be lowercase: write '127.0.0.1:35373/foo/app:V1'. In a workflow, github.repository can contain uppercase letters; docker/metadata-action converts it to lowercase."
        },
        {
            "invalid tag", new("invalid tag \"foo:-b\": invalid reference format"),
            "'foo:-b' is no image name. Write registry/name:tag; a variable in it may be empty."
        },
        {
            "push to Depot's registry", new("failed to solve: failed to push abc.registry.depot.dev/app:1: unexpected status from HEAD request to https://abc.registry.depot.dev/v2/app/blobs/sha256:a697: 403 Forbidden") { Token = TokenOrigin.Environment },
            "A project token may push only to repositories that begin with its project's id, and the token in DEPOT_TOKEN may be one. In Depot CI, remove the secret DEPOT_TOKEN "
            + "(dashboard, or 'depot ci secrets remove DEPOT_TOKEN'): the job then gets a token for all projects of the organization."
        },
        {
            "push to Depot's registry", new("failed to solve: failed to push registry.depot.dev/app:1: unexpected status from HEAD request to https://registry.depot.dev/v2/app/blobs/sha256:a697: 401 Unauthorized") { Token = TokenOrigin.GitHubOidc },
            "The job's own token has no permission to push there. Check that the repository belongs to the token's organization and begins with the id of its project."
        },
        {
            "repository missing", new("failed to solve: failed to push 123.dkr.ecr.eu-west-1.amazonaws.com/app:1: unexpected status from POST request to https://123.dkr.ecr.eu-west-1.amazonaws.com/v2/app/blobs/uploads/: 404 Not Found"),
            "123.dkr.ecr.eu-west-1.amazonaws.com has no repository 'app' and does not create one on push (for example Amazon ECR). Create it, or correct the tag."
        },
        {
            "push denied", new("failed to solve: failed to push 127.0.0.1:34241/app:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/app/blobs/sha256:a697: 401 Unauthorized"),
            "This job has no login for 127.0.0.1:34241. Add a step docker/login-action with 'registry: 127.0.0.1:34241' before this one."
        },
        {
            "push denied", new("failed to solve: failed to push 127.0.0.1:19314/app:1: unexpected status from HEAD request to http://127.0.0.1:19314/v2/app/blobs/sha256:a697: 403 Forbidden") { Logins = LoggedIn("127.0.0.1:19314") },
            "The login of this job has no permission to push to 127.0.0.1:19314/app. Check the name, and the permissions of its user or token."
        },
        {
            "push denied", new("failed to solve: failed to push ghcr.io/octo/app:1: denied: installation not allowed to Create organization package") { Logins = DockerLogins.None with { HasStore = true } },
            "This job has no permission to push to ghcr.io/octo/app. Check the login, the name, and the permissions of the user or token. "
            + "With GITHUB_TOKEN the job needs 'permissions: packages: write', and the package has to give this repository the role Write (package settings, Manage Actions access); in pull requests of forks and of Dependabot it is read-only. "
            + "On Depot CI GitHub Packages does not accept GITHUB_TOKEN: use a personal access token with the scope write:packages, or Depot's registry."
        },
        {
            "push denied", new("failed to solve: failed to push docker.io/octo/app:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"),
            "This job has no login for docker.io. Add a step docker/login-action before this one."
        },
        {
            "pull denied", new("failed to solve: 127.0.0.1:34241/none:1: failed to resolve source metadata for 127.0.0.1:34241/none:1: unexpected status from HEAD request to http://127.0.0.1:34241/v2/none/manifests/1: 401 Unauthorized"),
            "This job has no login for 127.0.0.1:34241. Add a step docker/login-action with 'registry: 127.0.0.1:34241' before this one."
        },
        {
            "base image missing", new("failed to solve: 127.0.0.1:35373/none:1: failed to resolve source metadata for 127.0.0.1:35373/none:1: 127.0.0.1:35373/none:1: not found"),
            "There is no image 127.0.0.1:35373/none:1 for this platform, or it is private and this job has not logged in to 127.0.0.1:35373. Check the tag; an image that an earlier step built is not on Depot's builders."
        },
        {
            "unknown host", new("failed to solve: failed to push nosuch.invalid/app:1: failed to do request: Head \"https://nosuch.invalid/v2/app/blobs/sha256:f276\": dial tcp: lookup nosuch.invalid on 10.0.0.1:53: no such host"),
            "The host name could not be resolved. Check its spelling; a private host has to be reachable from Depot's builders, not only from this runner."
        },
        {
            "no stage", new("failed to solve: target stage \"nope\" could not be found"),
            "No FROM of the Dockerfile ends in 'AS nope'. Correct 'target'."
        },
        {
            "no local Docker", new("failed to solve: rpc error: code = Unknown desc = Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"),
            "'load' puts the image into the Docker of this runner, and none is running here. Leave 'load' out, or use 'push' or 'save'."
        },
        {
            "builder lost", new("failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF"),
            "This looks like a transient failure. Run the job again, or write 'retries: 2' to retry automatically."
        },
        { "service", new("unavailable: try again later") { Retries = 2 }, "" },
        {
            "unsupported call", new("failed to solve: unsupported request frontend.lint: unsupported request frontend.lint"),
            "The Dockerfile's syntax version does not know this 'call'. Remove a '# syntax=' line that names an old version."
        },
        {
            "unsupported call", new("failed to solve: unsupported request frontend.lint: unsupported request frontend.lint") { Dockerfile = "FROM alpine\n" },
            "The builder is too old for this 'call'. Leave 'call' out, or begin the Dockerfile with '# syntax=docker/dockerfile:1'."
        },
        {
            "JavaScript heap", Run("exit code: 134", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"),
            "Node.js reached the limit of its own heap, not of the machine's memory. Raise it with 'ENV NODE_OPTIONS=--max-old-space-size=4096' before this instruction (megabytes)."
        },
        {
            "memory", Run("exit code: 1", "g++: fatal error: Killed signal terminated program cc1plus"),
            "A process ran out of memory. Raise its own limit if it has one, run fewer jobs at a time, or choose a larger builder in the project's settings."
        },
        {
            "wrong architecture", Run("exit code: 255", "exec /bin/sh: exec format error"),
            "A program for another architecture was started. An image or binary is not for the platform of the build: check 'platforms' and the '--platform' of FROM, and take downloads for $TARGETARCH. "
            + "A script needs '#!/bin/sh' as its first line."
        },
        {
            "repository denied", new("failed to solve: failed to read dockerfile: failed to load cache key: failed to fetch remote https://github.com/octo/p.git: git stderr:\nfatal: could not read Username for 'https://github.com': terminal prompts disabled\n: exit status 128"),
            "The builder has no permission to read this repository. For a repository at GitHub, give the job 'permissions: contents: read' and leave 'github-token' at its default; for another repository or host, pass a token that can read it "
            + "as 'github-token' or as the secret 'GIT_AUTH_TOKEN.<host>'. A checkout needs neither: write 'context: .'."
        },
        {
            "revision missing", new("failed to solve: failed to fetch remote https://github.com/octo/app.git: git stderr:\nfatal: couldn't find remote ref v99\n: exit status 128"),
            "The repository has no such branch, tag or commit (any more). Check what follows '#' in 'context'; a commit that was overwritten by a forced push is gone."
        },
        {
            "repository", new("failed to solve: failed to fetch remote https://git.example/app.git: git stderr:\nfatal: unable to access 'https://git.example/app.git/': The requested URL returned error: 418\n: exit status 128"),
            "The repository of the context could not be fetched; Git's message is above. A checkout needs no fetch: write 'context: .'."
        },
        {
            "no Dockerfile", new("failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory") { IsDefaultContext = true },
            "There is no 'Dockerfile' in the repository at this run's commit, which is the context. 'file' starts at its root, or at the subdirectory that 'context' names; files that earlier steps created are not in it. Write 'context: .' to build the workspace."
        },
        {
            "no Dockerfile", new("failed to solve: failed to read dockerfile: open docker/app.Dockerfile: no such file or directory"),
            "There is no 'docker/app.Dockerfile' in the context. 'file' starts at the root of a repository that is the context, and at the workspace otherwise."
        },
        {
            "file missing in a stage", Copy("COPY --from=build /app/dist /srv", "\"/app/dist\": not found. Please check if the files exist in the context.") with { Dockerfile = "FROM a AS build\nFROM b\nCOPY --from=build /app/dist /srv\n" },
            "'app/dist' is not in the stage 'build'. After '--from' paths start at the root of that stage or image, whatever its WORKDIR is; see what its instructions write, and where."
        },
        {
            "file missing in a stage", Copy("COPY --from=nginx:1 /nope /srv", "\"/nope\": not found. Please check if the files exist in the context."),
            "'nope' is not in 'nginx:1' (a stage, an image or a build context). After '--from' paths start at the root of that stage or image, whatever its WORKDIR is; see what its instructions write, and where."
        },
        {
            "nothing matches", Copy("COPY target/*.jar /app/", "lstat /var/lib/docker/buildkit-mount1/target: no such file or directory"),
            "Nothing in the build context matches a wildcard of this instruction. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it."
        },
        { "unknown user", new("failed to solve: unable to find user app: no matching entries in passwd file"), "The image has no user of that name. Create it before 'USER' (RUN adduser …), or write its number." },
        { "not allowed", new("failed to solve: granting entitlement network.host is not allowed by build daemon configuration"), "An instruction needs an entitlement that this build does not have. Write 'allow: network.host'." },
        {
            "empty base image", new("failed to solve: base name (${IMAGE}) should not be blank"),
            "The name after FROM is empty: '${IMAGE}' has no value. Give the ARG a default before the first FROM, or pass it in 'build-args'."
        },
        {
            "unknown stage", new("failed to solve: biuld: failed to resolve source metadata for docker.io/library/biuld:latest: pull access denied, repository does not exist or may require authorization") { Dockerfile = "FROM a AS build\nFROM b\nCOPY --from=biuld /x /\n" },
            "No stage is named 'biuld', so it was looked for as an image. Did you mean the stage 'build'?"
        },
        {
            "URL of ADD", new("failed to solve: failed to load cache key: invalid response status 404"),
            "The URL of the instruction answered with 404. The builder fetches it, without this job's logins: check that it exists and is public, or fetch it in a step before."
        },
        {
            "invalid tag", new("failed to solve: failed to parse stage name \"node:\": invalid reference format"),
            "'node:' after FROM is not a valid image name. A variable in it may be empty: give its ARG a default before the first FROM, or pass it in 'build-args'."
        },
        {
            "credential helper missing", new("failed to solve: failed to push 1.dkr.ecr.eu-west-1.amazonaws.com/app:1: error getting credentials - err: exec: \"docker-credential-ecr-login\": executable file not found in $PATH, out: ``"),
            "Docker's configuration on this runner names the credential helper 'docker-credential-ecr-login', which is not on PATH. Install it before this step, or take it out of 'credsStore' and 'credHelpers' and log in with docker/login-action."
        },
        {
            "credential helper failed", new("error getting credentials - err: exit status 1, out: `no keychain`"),
            "The credential helper of Docker's configuration on this runner returned an error, which is above. Log in again before this step, or take it out of 'credsStore' and 'credHelpers'."
        },
        { "service's other errors", new("failed_precondition: some words"), "" },
        {
            "registry of this runner", new("failed to solve: failed to push localhost:5000/app:1: failed to do request: Head \"http://localhost:5000/v2/app/blobs/sha256:aa\": dial tcp 127.0.0.1:5000: connect: connection refused"),
            "'localhost:5000' means the builder itself, and no registry runs there: Depot builds on its own machines, and those do not reach this runner. Push to a registry that both reach, or write 'load: true'."
        },
        {
            "cache denied", new("failed to solve: error writing layer blob: failed to push reg.example/app:cache: denied: write_package") { Logins = LoggedIn("reg.example") },
            "The login of this job has no permission to write the cache of 'cache-to'. The login of this job has no permission to push to reg.example/app. Check the name, and the permissions of its user or token. With 'ignore-error=true' in 'cache-to' the build continues without it."
        },
        {
            "cache refused", new("failed to solve: error writing manifest blob: failed commit on ref \"sha256:1\": unexpected status from PUT request to https://reg.example/v2/app/manifests/cache: 400 Bad Request"),
            "The registry does not accept the cache of 'cache-to' in this format. Add 'image-manifest=true,oci-mediatypes=true' to it, create the repository if the registry does not create it, or let the build continue without the cache: 'ignore-error=true'."
        },
        {
            "repository of Depot's registry", new("failed to solve: failed to push registry.depot.dev/app:1: unexpected status from POST request to https://registry.depot.dev/v2/app/blobs/uploads/: 404 Not Found"),
            "registry.depot.dev has no 'app'. Its repositories belong to projects: the name begins with the id of one of this organization, as in registry.depot.dev/<project id>:tag. 'save: true' puts the image there by itself, without a tag."
        },
        {
            "push to Depot's registry", new("failed to solve: failed to push registry.depot.dev/app:1: unexpected status from HEAD request to https://registry.depot.dev/v2/app/blobs/sha256:a: 403 Forbidden") { Token = TokenOrigin.Environment, Logins = LoggedIn("registry.depot.dev") },
            "The login of this job to Depot's registry has no permission to push there. Its repositories belong to projects: check that the name begins with the id of a project that its token may write to."
        },
        {
            "unknown image", new("failed to solve: ngnix:1: failed to resolve source metadata for docker.io/library/ngnix:1: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"),
            "Docker Hub has no image 'ngnix'. Did you mean 'nginx'?"
        },
        {
            "unknown image", new("failed to solve: mybase: failed to resolve source metadata for docker.io/library/mybase:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"),
            "Docker Hub has no public image 'mybase'. Check its spelling. An image that an earlier step built is in the Docker of this runner, not on Depot's builders: push it, or build both in one Dockerfile or bake file. "
            + "If it is private, it needs a login: add a step docker/login-action before this one."
        },
        {
            "no stage", new("failed to solve: target stage \"prd\" could not be found") { Dockerfile = "FROM a AS build\nFROM b AS prod\n" },
            "No FROM of the Dockerfile ends in 'AS prd'. Did you mean 'prod'? Correct 'target'."
        },
        {
            "no stage", new("failed to solve: target stage \"x\" could not be found") { Dockerfile = "FROM a AS build\nFROM b AS prod\n" },
            "No FROM of the Dockerfile ends in 'AS x'. Its stages: 'build', 'prod'. Correct 'target'."
        },
        {
            "missing SSH key", new("failed to solve: unset ssh forward key default"),
            "The instruction requires the SSH key 'default'. Write 'ssh: default', and start an agent that holds the key in a step before, for example with webfactory/ssh-agent."
        },
        {
            "no SSH agent", new("invalid empty ssh agent socket, make sure SSH_AUTH_SOCK is set"),
            "'ssh' needs the SSH agent of this runner, and SSH_AUTH_SOCK names none. Start one in a step before, for example with webfactory/ssh-agent, or name a key file: 'ssh: default=/path/of/key'."
        },
        {
            "checksum of ADD", Copy("ADD --checksum=sha256:a https://example.com/x /x", "digest mismatch sha256:b: sha256:a"),
            "The file at this URL does not match '--checksum'. If it is the right file, write its new checksum."
        },
        {
            "SBOM scanner", new("failed to solve: process \"/bin/syft-scanner\" did not complete successfully: exit code: 1"),
            "The scanner that makes the SBOM failed, not the build. Run the job again; 'sbom: false' builds without an SBOM, and 'sbom: generator=<image>' takes another scanner."
        },
        {
            "certificate of the service", new("unavailable: tls: failed to verify certificate: x509: certificate signed by unknown authority"),
            "This runner does not trust the certificate that answered for Depot's service. Behind a proxy that replaces certificates, install its authority on the runner, or name its file in SSL_CERT_FILE."
        },
        {
            "untrusted certificate", new("failed to solve: failed to push r.example/a:1: failed to do request: Head \"https://r.example/v2/a/blobs/sha256:1\": tls: failed to verify certificate: x509: certificate signed by unknown authority"),
            "The builder does not trust the certificate of r.example: it has expired, is for another name, or is not from a public authority. Use a host with a certificate of a public authority."
        },
        {
            "plain HTTP", new("failed to solve: failed to push r.example:5000/a:1: failed to do request: Head \"https://r.example:5000/v2/a/blobs/sha256:1\": http: server gave HTTP response to HTTPS client"),
            "r.example:5000 answers over HTTP, and the builder needs HTTPS. Serve the registry over HTTPS."
        },
        {
            "layer too large", new("failed to solve: failed to push r.example/a:1: unexpected status from PATCH request to https://r.example/v2/a/blobs/uploads/1: 413 Request Entity Too Large"),
            "r.example, or a proxy before it, does not accept a layer of this size. Raise its limit, or make the layers smaller."
        },
        {
            "storage full", new("failed to solve: failed to push r.example/a:1: denied: quota exceeded"),
            "The storage of r.example is full. Delete images there, or raise its quota."
        },
        {
            "login expired", new("failed to solve: failed to push 1.dkr.ecr.eu-west-1.amazonaws.com/a:1: denied: Your authorization token has expired. Reauthenticate and try again."),
            "The login of this job for 1.dkr.ecr.eu-west-1.amazonaws.com has expired. Log in again in a step right before this one."
        },
        {
            "push denied somewhere", new("failed to solve: server message: insufficient_scope: authorization failed") { Failure = new("") { Step = new(8, "exporting to image") { Kind = StepKind.Export, Text = "exporting to image" } } },
            "A registry refused the login of this job, and the error does not say which. Check that each registry in 'tags' has a login step before this one, and the permissions of its user or token; an access token of Docker Hub can be read-only."
        },
        {
            "frontend missing", new("failed to solve: failed to resolve source metadata for docker.io/docker/dockerfile:9: docker.io/docker/dockerfile:9: not found") { Failure = new("") { Step = new(2, "resolve image config for docker-image://docker.io/docker/dockerfile:9") { Text = "resolve image config for docker-image://docker.io/docker/dockerfile:9" } } },
            "There is no image docker/dockerfile:9, which the '# syntax=' line of the Dockerfile names. Write '# syntax=docker/dockerfile:1', or leave the line out."
        },
        {
            "platform missing", new("failed to solve: node:22: failed to resolve source metadata for docker.io/library/node:22: no match for platform in manifest: not found"),
            "The image node:22 does not exist for a platform that is built. Remove the platform from 'platforms', use an image that has it, or let the stage run on the builder's own platform: 'FROM --platform=$BUILDPLATFORM'."
        },
        { "registry failed", new("failed to solve: failed to push r.example/a:1: unexpected status from HEAD request to https://r.example/v2/a/blobs/sha256:1: 503 Service Unavailable") { Retries = 1 }, "" },
        { "layer lost", new("failed to solve: failed to copy: httpReadSeeker: failed open: unknown blob") { Retries = 1 }, "" },
        { "layer lost on a push", new("failed to solve: failed to push r.example/a:1: failed commit on ref \"manifest-sha256:9\": unexpected status from PUT request to https://r.example/v2/a/manifests/sha256:9: 404 Not Found") { Retries = 1 }, "" },
        { "connection lost", new("failed to solve: failed to copy: read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer") { Retries = 1 }, "" },
        { "connection refused", new("failed to solve: failed to push r.example/a:1: dial tcp 10.0.0.2:443: connect: connection refused") { Retries = 1 }, "" },
        { "connection timed out", new("failed to solve: failed to copy: net/http: TLS handshake timeout") { Retries = 1 }, "" },
        { "name not looked up", new("failed to solve: dial tcp: lookup r.example: Temporary failure in name resolution") { Retries = 1 }, "" },
        { "builder not reached", new("timed out connecting to machine: not ready") { Retries = 1 }, "" },
        { "deadline", new("failed to solve: failed to push r.example/a:1: context deadline exceeded") { Retries = 1 }, "" },
        { "stream broken", new("failed to solve: failed to copy: stream error: stream ID 3; INTERNAL_ERROR; received from peer") { Retries = 1 }, "" },
        { "end of a stream", new("failed to solve: failed to push r.example/a:1: failed to do request: Put \"https://r.example/v2/a/blobs/uploads/1\": EOF") { Retries = 1 }, "" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_cause_is_recognised_and_comes_with_what_to_do(string name, FailureEvidence evidence, string remedy)
    {
        var cause = FailureCause.Of(evidence)!;

        cause.Name.Should().Be(name);
        cause.Remedy(evidence).Should().Be(remedy);
    }

    [Fact]
    public void Every_cause_of_the_table_is_tried() =>
        FailureCause.All.Select(cause => cause.Name).Should().BeEquivalentTo(Known.Select(row => row.Data.Item1).Distinct());

    [Theory]
    [InlineData("failed to solve: dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)")]
    [InlineData("failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1")]
    [InlineData("\"bar\": unknown operating system or architecture: invalid argument")]
    [InlineData("linting failed")]
    [InlineData("")]
    public void An_error_that_explains_itself_gets_no_advice(string message) => FailureCause.RemedyFor(new(message)).Should().BeNull();

    private static FailureEvidence Run(string ending, string line) => new($"failed to solve: process \"/bin/sh -c x\" did not complete successfully: {ending}") { LastLines = [line] };

    private static FailureEvidence Copy(string text, string message) => new(message) { Failure = new(message) { Step = new(5, $"[2/2] {text}") { Kind = StepKind.Instruction, Text = text } } };

    private static DockerLogins LoggedIn(string registry) => new(new HashSet<string> { registry }, false);
}
