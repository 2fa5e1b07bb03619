using System.Globalization;
using Depot.Actions.Host.Linux;

namespace Depot.Actions.Host;

/// <summary>What the second container is given, so that it finds the runner and can prove that the machine is the right one. Nothing of it is secret.</summary>
internal sealed record EntryOrder
{
    /// <summary>Name of the container that the runner started.</summary>
    public required string Container { get; init; }

    /// <summary>Its id.</summary>
    public required string ContainerId { get; init; }

    /// <summary>The runner's user: the owner of the directory that was shared with the container.</summary>
    public required uint User { get; init; }

    /// <summary>That user's group, for where no process of the user can be seen.</summary>
    public required uint Group { get; init; }

    /// <summary>Path of that directory on the host.</summary>
    public required string Directory { get; init; }

    /// <summary>What that directory must be there.</summary>
    public required FileIdentity DirectoryIdentity { get; init; }

    /// <summary>What the Engine's socket is.</summary>
    public required FileIdentity Socket { get; init; }

    /// <summary>The step's working directory on the host.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Path of the program on the host.</summary>
    public required string Program { get; init; }

    /// <summary>The action it is to do.</summary>
    public required string Action { get; init; }

    /// <summary>The arguments of our program, as <see cref="Parse"/> takes them behind the switch.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        HandOffArguments.EnterHost, Container, ContainerId, User.ToString(CultureInfo.InvariantCulture), Group.ToString(CultureInfo.InvariantCulture),
        Directory, DirectoryIdentity.ToString(), Socket.ToString(), WorkingDirectory, Program, Action,
    ];

    /// <exception cref="InvalidDataException">They are not what <see cref="Arguments"/> makes.</exception>
    public static EntryOrder Parse(ReadOnlySpan<string> arguments) =>
        arguments is [var container, var id, var user, var group, var directory, var identity, var socket, var working, var program, var action]
            && uint.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) && uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var gid)
            ? new()
            {
                Container = container,
                ContainerId = id,
                User = uid,
                Group = gid,
                Directory = directory,
                DirectoryIdentity = FileIdentity.Parse(identity),
                Socket = FileIdentity.Parse(socket),
                WorkingDirectory = working,
                Program = program,
                Action = action,
            }
            : throw new InvalidDataException("arguments are missing");
}
