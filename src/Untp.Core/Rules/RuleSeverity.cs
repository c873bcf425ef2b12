namespace Untp.Core.Rules;

/// <summary>What follows where a rule does not hold.</summary>
public enum RuleSeverity
{
    /// <summary>It is reported; a policy may raise it to an error.</summary>
    Warning,

    /// <summary>The credential is not valid, and is not signed.</summary>
    Error,
}
