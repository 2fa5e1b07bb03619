namespace Depot.Sandbox.CommandLine;

/// <summary>An invalid option; the message names it and says what to write.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
