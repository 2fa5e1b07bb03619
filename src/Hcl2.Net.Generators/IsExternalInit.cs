namespace System.Runtime.CompilerServices;

/// <summary>What the compiler looks for where a record is declared, and .NET Standard 2.0 does not have.</summary>
internal static class IsExternalInit;
