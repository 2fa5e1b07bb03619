using Depot.Bake.Model;

namespace Depot.Bake.Tests.Compose;

public sealed class ComposeErrorSpecs
{
    // Recorded from Depot CLI 2.102.12.
    [Theory]
    [InlineData("\tservices: x", "failed to parse : yaml: while scanning for the next token at line 1: found character that cannot start any token")]
    [InlineData("services: { a: { build: ., image: \"x\\uD83D\\uDC68\" } }", "failed to parse : yaml: while scanning a quoted scalar at line 1, column 35: line 1, column 39: found invalid Unicode character escape code")]
    [InlineData("services:\n  a:\n    build: .\n    image: \"x\\\\uD83D\n      \\uDC68\"\n", "failed to parse : yaml: while scanning a quoted scalar at line 4, column 12: line 5, column 9: found invalid Unicode character escape code")]
    [InlineData("1: x", "non-string key at top level: 1")]
    [InlineData("services: { 1: {build: .}}", "non-string key in services: 1")]
    [InlineData("- a", "top-level object must be a mapping")]
    [InlineData("services: 5", "services must be a mapping")]
    [InlineData("services: { a: 5 }", "services.a must be a mapping")]
    [InlineData("services: { a: { build: 5 } }", "validating : services.a.build must be a string")]
    [InlineData("services: { a: { build: {args: 5} } }", "validating : services.a.build.args must be a mapping")]
    [InlineData("services: { a: { build: {args: [5]} } }", "services.a.build.args.[0]: unexpected type int")]
    [InlineData("services: { a: { build: {args: {A: [1]}, tags: x} } }", "validating : services.a.build.args.A must be a boolean, null, number or string")]
    [InlineData("services: { a: { build: ., volumes: [{source: x}] } }", "service volume services.a.volumes.[0] is missing a mount target")]
    [InlineData("services: { a: { build: ., devices: [{target: x}] } }", "validating : services.a.devices.0 must be a string")]
    [InlineData("services: { a: { build: ., volumes: [{type: x}] } }", "service volume services.a.volumes.[0] is missing a mount target")]
    [InlineData("services: { a: { build: ., cpu_percent: 200 } }", "validating : services.a.cpu_percent must be a string")]
    [InlineData("services: { a: { build: ., container_name: \"-\" } }", "validating : services.a.container_name '-' does not match pattern '[a-zA-Z0-9][a-zA-Z0-9_.-]+'")]
    [InlineData("services: { \"a b\": { build: . } }", "validating : services additional properties 'a b' not allowed")]
    [InlineData("services: { a: { build: ., depends_on: [nobody], ports: 5 } }", "validating : services.a.ports must be a array")]
    [InlineData("foo: 1", "validating :  additional properties 'foo' not allowed")]
    [InlineData("services: { a: { build: ., cpus: x } }", "error while interpolating services.a.cpus: failed to cast to expected type: strconv.ParseFloat: parsing \"x\": invalid syntax")]
    [InlineData("services: { a: { build: {context: ., no_cache: x} } }", "decoding failed due to the following error(s):\n\n'services[a].build.no_cache' invalid boolean: x")]
    [InlineData("services: { a: { build: {context: ., platforms: [1]} } }", "validating : services.a.build.platforms.0 must be a string")]
    [InlineData("services: { a: { build: {context: ., args: {A: .nan}} } }", "validating : json: unsupported value: NaN")]
    [InlineData("services: { a: { image: \"x${\" , build: .} }", "invalid interpolation format for services.a.image.\nYou may need to escape any $ with another $.\nx${")]
    [InlineData("services: { a: { image: \"x${A:-${\" , build: .} }", "invalid interpolation format for services.a.image.\nYou may need to escape any $ with another $.\nx${A:-${")]
    [InlineData("services: { a: { build: {context: ., ssh: [x]}} }", "invalid ssh key \"x\"")]
    [InlineData("services: { a: { build: {context: ., additional_contexts: [x]}} }", "services.a.build.additional_contexts: invalid value x, expected key=value")]
    [InlineData("services: { a: { extends: b, build: . } }", "cannot extend service \"a\" in : service \"b\" not found")]
    [InlineData("services: { a: { extends: {file: no.yaml, service: x}, build: . } }", "open no.yaml: no such file or directory")]
    [InlineData("services: { a: { extends: {file: x}, build: . } }", "extends.a.service is required")]
    [InlineData("services: { a: { extends: b } , b: {extends: b}}", "Circular reference:\n  a in \n  extends b in \n  extends b in ")]
    [InlineData("include: [no.yaml]", "open no.yaml: no such file or directory")]
    [InlineData("include: [compose.yaml]", "include cycle detected:\n\n include compose.yaml\n include compose.yaml")]
    [InlineData("include: x", "`include` must be a list, got x")]
    [InlineData("services: { a: { build: ., env_file: no.env } }", "env file no.env not found: stat no.env: no such file or directory")]
    [InlineData("services: { a: {} }", "failed to parse compose file: service \"a\" has neither an image nor a build context specified: invalid compose project")]
    [InlineData("services: { a: {build: ., depends_on: [b]} }", "failed to parse compose file: service \"a\" depends on undefined service \"b\": invalid compose project")]
    [InlineData("services: { a: {build: ., depends_on: {b: {condition: service_started}}}, b: {image: x, depends_on: [a]} }", "failed to parse compose file: dependency cycle detected: a -> b -> a")]
    [InlineData("services: { a: {build: ., networks: [b]} }", "failed to parse compose file: service \"a\" refers to undefined network b: invalid compose project")]
    [InlineData("services: { a: {build: {context: ., dockerfile: x, dockerfile_inline: y}} }", "failed to parse compose file: service \"a\" declares mutualy exclusive dockerfile and dockerfile_inline: invalid compose project")]
    [InlineData("services: { a: {build: {context: ., additional_contexts: {x: \"service:b\"}}} }", "failed to parse compose file: service \"a\" declares unknown service \"b\" as additional contexts x")]
    [InlineData("services: { a: {build: {context: ., additional_contexts: {x: \"service:b\"}}}, b: {image: x} }", "failed to parse compose file: service \"a\" declares non-buildable service \"b\" as additional contexts x")]
    [InlineData("secrets: { a: {} }", "secrets.a: one of file|environment must be set")]
    [InlineData("secrets: { a: {file: x, environment: y} }", "secrets.a: file|environment attributes are mutually exclusive")]
    [InlineData("services: { a: {build: {context: ., secrets: [s]}}}\nsecrets: { s: {external: true} }", "failed to parse compose file: unsupported external secret ")]
    [InlineData("services: { a: {build: {context: ., secrets: [s]}}}\nsecrets: { s: {external: true, name: q} }", "failed to parse compose file: unsupported external secret q")]
    [InlineData("", "empty compose file")]
    [InlineData("# x", "empty compose file")]
    [InlineData("null", "top-level object must be a mapping")]
    [InlineData("{}", "empty compose file")]
    [InlineData("services:", "services must be a mapping")]
    [InlineData("services: {}", "could not find any target matching '*'")]
    [InlineData("services: {a: {image: x}}", "could not find any target matching '*'")]
    [InlineData("services: {a: null}", "validating : services.a must be a mapping")]
    [InlineData("services: {a: {build: null, image: x}}", "validating : services.a.build must be a string")]
    [InlineData("services: {a: {build: ., scale: -1}}", "failed to parse compose file: services.a.scale: must be greater than or equal to 0")]
    [InlineData("services: {a: {build: ., mem_limit: 10m, deploy: {resources: {limits: {memory: 20m}}}}}", "failed to parse compose file: services.a: can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory': invalid compose project")]
    [InlineData("services: {a: {build: ., mem_limit: 10m, deploy: {resources: {limits: {cpus: '1'}}}}}", "failed to parse compose file: services.a: can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory': invalid compose project")]
    [InlineData("services: {a: {build: ., cpus: 1.5, deploy: {resources: {limits: {cpus: '2'}}}}}", "failed to parse compose file: services.a: can't set distinct values on 'cpus' and 'deploy.resources.limits.cpus': invalid compose project")]
    [InlineData("services: {a: {build: ., pids_limit: 1, deploy: {resources: {limits: {pids: 2}}}}}", "failed to parse compose file: services.a: can't set distinct values on 'pids_limit' and 'deploy.resources.limits.pids': invalid compose project")]
    [InlineData("services: {a: {build: ., mem_reservation: 1k, deploy: {resources: {reservations: {memory: '1025'}}}}}", "failed to parse compose file: services.a: can't set distinct values on 'mem_reservation' and 'deploy.resources.reservations.memory': invalid compose project")]
    [InlineData("services: {a: {build: {context: ., ulimits: {nofile: {soft: x, hard: 2}}}}}", "decoding failed due to the following error(s):\n\n'services[a].build.ulimits[nofile].soft' must be a whole number")]
    [InlineData("services: {a: {build: ., scale: 2, deploy: {replicas: 3}}}", "failed to parse compose file: services.a: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project")]
    [InlineData("services: {a: {build: {context: ., platforms: [linux/amd64]}, platform: linux/arm64}}", "failed to parse compose file: service.build.platforms MUST include service.platform \"linux/arm64\": invalid compose project")]
    [InlineData("services: {a: {build: ., network_mode: host, networks: [default]}}\nnetworks: {default: }", "failed to parse compose file: service a declares mutually exclusive `network_mode` and `networks`: invalid compose project")]
    [InlineData("services: {a: {build: ., healthcheck: {test: [x]}}}", "failed to parse compose file: healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"")]
    [InlineData("services: {a: {build: ., network_mode: \"service:z\"}}", "failed to parse compose file: service \"z\" not found for network_mode 'service:z'")]
    [InlineData("services: {a: {build: ., secrets: [q]}}", "failed to parse compose file: service \"a\" refers to undefined secret q: invalid compose project")]
    [InlineData("services: {a: {build: ., configs: [q]}}", "failed to parse compose file: service \"a\" refers to undefined config q: invalid compose project")]
    [InlineData("services: {a: {build: ., volumes: [{type: volume, source: v, target: /x}]}}", "failed to parse compose file: service \"a\" refers to undefined volume v: invalid compose project")]
    [InlineData("configs: {q: {}}", "configs.q: one of file|environment|content must be set")]
    [InlineData("volumes: {v: {external: true, driver: x}}", "volumes.v: conflicting parameters \"external\" and \"driver\" specified")]
    [InlineData("services: {a: {build: ., depends_on: 5}}", "validating : services.a.depends_on must be a array")]
    [InlineData("services: {a: {build: ., depends_on: {b: 5}}}", "validating : services.a.depends_on.b must be a mapping")]
    [InlineData("services: {a: {build: ., gpus: x}}", "validating : services.a.gpus value must be 'all'")]
    [InlineData("services: {a: {build: ., deploy: {foo: 1}}}", "validating : services.a.deploy additional properties 'foo' not allowed")]
    [InlineData("services: {a: {build: ., env_file: [{format: x, path: compose.yaml}]}}", "unsupported env_file format \"x\"")]
    [InlineData("services: {a: {build: ., environment: [\"A =b\"]}}", "decoding failed due to the following error(s):\n\n'services[a].environment' environment variable A  is declared with a trailing space")]
    [InlineData("services: {a: {build: ., oom_score_adj: 2000}}", "validating : services.a.oom_score_adj must be a string")]
    [InlineData("services: {a: {build: ., healthcheck: {retries: x}}}", "error while interpolating services.a.healthcheck.retries: failed to cast to expected type: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("services: {a: {build: ., init: maybe}}", "error while interpolating services.a.init: failed to cast to expected type: invalid boolean: maybe")]
    [InlineData("services: {a: {build: ., mem_limit: []}}", "validating : services.a.mem_limit must be a number or string")]
    [InlineData("services: {a: {build: ., ulimits: {nofile: {soft: 1}}}}", "validating : services.a.ulimits.nofile must be a integer or string")]
    [InlineData("services: {a: {build: ., provider: {}}}", "validating : services.a.provider missing property 'type'")]
    [InlineData("services: {a: {build: ., use_api_socket: \"x\"}}", "validating : services.a.use_api_socket must be a boolean")]
    [InlineData("services: {a: {build: ., logging: {foo: 1}}}", "validating : services.a.logging additional properties 'foo' not allowed")]
    [InlineData("services: {a: {build: ., develop: {watch: [{path: x}]}}}", "validating : services.a.develop.watch.0 missing property 'action'")]
    [InlineData("services: {a: {build: ., develop: {watch: [{path: x, action: foo}]}}}", "validating : services.a.develop.watch.0.action value must be one of 'rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'")]
    [InlineData("models: {m: {}}", "validating : models.m missing property 'model'")]
    [InlineData("networks: {n: {foo: 1}}", "validating : networks.n additional properties 'foo' not allowed")]
    [InlineData("volumes: {v: {foo: 1}}", "validating : volumes.v additional properties 'foo' not allowed")]
    [InlineData("secrets: {s: {file: x, foo: 1}}", "validating : secrets.s additional properties 'foo' not allowed")]
    [InlineData("configs: {s: {file: x, foo: 1}}", "validating : configs.s additional properties 'foo' not allowed")]
    [InlineData("include: [{foo: 1}]", "empty compose file")]
    [InlineData("secrets: 5", "validating : secrets must be a mapping")]
    [InlineData("services: {a: {build: {context: ., secrets: [{foo: 1}]}}}", "validating : services.a.build.secrets.0 additional properties 'foo' not allowed")]
    [InlineData("services: {a: {build: {context: ., secrets: [5]}}}", "validating : services.a.build.secrets.0 must be a string")]
    [InlineData("services: {a: {build: {context: ., no_cache_filter: [a, a]}}}", "validating : services.a.build.no_cache_filter must be a string")]
    [InlineData("services: {a: {build: {context: ., shm_size: 1.5}}}", "validating : services.a.build.shm_size must be a integer or string")]
    [InlineData("services: {a: {build: {context: ., cache_from: x}}}", "validating : services.a.build.cache_from must be a array")]
    [InlineData("services: {a: {build: {context: ., sbom: 5}}}", "validating : services.a.build.sbom must be a boolean or string")]
    [InlineData("services: {a: {build: {context: ., sbom: \"x\"}}}", "failed to parse compose file: invalid value x")]
    [InlineData("services: {a: {build: {context: ., provenance: \"mode=max,foo\"}}}", "failed to parse compose file: invalid value foo")]
    [InlineData("services: {a: {build: {context: ., cache_to: [\"mode=max\"]}}}", "failed to parse compose file: type required form> \"mode=max\"")]
    [InlineData("services: {a: {build: {context: ., cache_from: [\"a=b,c\"]}}}", "failed to parse compose file: invalid value c")]
    [InlineData("services: {a: {build: {context: ., x-bake: {secret: x}}}}", "failed to parse compose file: invalid field 'x' must be a key=value pair")]
    [InlineData("services:\n  a:\n    build: .\n  a:\n    build: .", "failed to parse : yaml: construct errors:\n  line 1: line 4: mapping key \"a\" already defined at line 2")]
    [InlineData("a: !!int x", "failed to parse : yaml: construct errors:\n  line 1: yaml: cannot construct !!str `x` as a !!int")]
    [InlineData("a:\n- b\n  - c\n c", "validating :  additional properties 'a' not allowed")]
    [InlineData("services: {a: {build: ., <<: 5}}", "failed to parse : yaml: construct errors:\n  line 1: yaml: map merge requires map or sequence of maps as the value")]
    [InlineData("services: {a: {build: ., <<: [5]}}", "failed to parse : yaml: construct errors:\n  line 1: yaml: map merge requires map or sequence of maps as the value")]
    [InlineData("? \n: x", "non-string key at top level: <nil>")]
    [InlineData("~: x", "non-string key at top level: <nil>")]
    [InlineData("true: x", "non-string key at top level: true")]
    [InlineData("1.5: x", "non-string key at top level: 1.5")]
    [InlineData("services: {a: {2: 3}}", "non-string key in services.a: 2")]
    [InlineData("services: {a: {build: {context: ., args: {1: 2}}}}", "non-string key in services.a.build.args: 1")]
    [InlineData("services: {a: {build: {context: ., args: {true: 2}}}}", "non-string key in services.a.build.args: true")]
    public void A_file_that_is_not_valid_is_an_error_with_the_CLIs_message(string file, string message) =>
        Given.Plan(new MemoryDirectory(("compose.yaml", file))).Error!.Message.Should().Be(message);

    [Fact]
    public void The_order_of_tokens_has_the_right_place_whatever_line_the_CLI_names()
    {
        var error = Given.Plan(new MemoryDirectory(("compose.yaml", "services:\n  a:\n    build: .\n    : x\n"))).Error!;

        error.Message.Should().Be("failed to parse : yaml: while parsing a block mapping at line 2, column 5: line 3, column 5: did not find expected key");
        error.Place.Should().Be(new BakePlace("compose.yaml", 4, 5, 4, 5));
    }

    [Fact]
    public void A_name_that_the_CLI_loses_is_worth_a_warning() =>
        Given.Plan(new MemoryDirectory(("compose.yaml", "services: { a: { build: { context: ., args: { x-a: 1, b: 2 } } } }"))).Warnings.Distinct().Should().Equal(
            "services.a.build.args: the CLI takes x-a for an extension, because it begins with x-, and not for a name; write a list instead of a mapping, or use another name");

    [Fact]
    public void An_error_of_the_syntax_has_a_place() => Given.Plan(new MemoryDirectory(("compose.yaml", "services:\n  a: { build: . }\n  a: { build: . }\n")))
        .Error!.Place.Should().Be(new BakePlace("compose.yaml", 3, 0, 3, 0));

    [Theory]
    [InlineData("a: {b: ., c: [{d: \nvo]e, f: g}]}", "failed to parse : yaml: while parsing a flow mapping at <unknown position>: line 1, column 3: did not find expected ',' or '}'")]
    public void Brackets_that_are_never_opened_are_an_error(string file, string message) =>
        Given.Plan(new MemoryDirectory(("compose.yaml", file))).Error!.Message.Should().Be(message);

    [Fact]
    public void A_few_lines_of_aliases_cannot_fill_the_memory()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"x-{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        var file = "x-0: &a0 [l, l, l, l, l, l, l, l, l]\n" + string.Join("\n", lines) + "\nservices: {a: {build: .}}\n";

        Given.Plan(new MemoryDirectory(("compose.yaml", file))).Error!.Message.Should().Be("failed to parse : yaml: document contains excessive aliasing");
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(300)]
    public void Brackets_may_not_nest_without_end(int depth) =>
        Given.Plan(new MemoryDirectory(("compose.yaml", "x-a: " + new string((char)91, depth) + new string((char)93, depth))))
            .Error!.Message.Should().Be("failed to parse : yaml: line 1: nested more than 256 levels deep");

    [Fact]
    public void Variables_may_not_nest_without_end()
    {
        var value = string.Concat(Enumerable.Repeat("${A:-", 10_000)) + new string((char)125, 10_000);

        Given.Plan(new MemoryDirectory(("compose.yaml", $"services: {{a: {{build: {{context: \"{value}\"}}}}}}")))
            .Error!.Message.Should().Be("error while interpolating services.a.build.context: variables are nested more than 100 deep");
    }

    [Fact]
    public void Many_variables_on_one_line_take_no_more_than_their_share()
    {
        var value = string.Concat(Enumerable.Repeat("${A:-x}", 200_000));

        Given.Plan(new MemoryDirectory(("compose.yaml", $"services: {{a: {{build: {{context: \"{value}\"}}}}}}")), "a")
            .Definition!.Targets[0].Context.Should().Be(new string((char)120, 200_000));
    }

    [Fact]
    public void Files_that_include_each_other_are_an_error() =>
        Given.Plan(new MemoryDirectory(("compose.yaml", "include: [b.yaml]"), ("b.yaml", "include: [compose.yaml]"), (".env", ""))).Error!.Message
            .Should().StartWith("include cycle detected:\n");
}
