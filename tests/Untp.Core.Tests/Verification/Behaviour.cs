namespace Untp.Core.Tests.Verification;

/// <summary>What a source does when it is asked.</summary>
internal enum Behaviour
{
    Answers,
    HasNone,
    IsDown,
    RunsOutOfTime,
    GivesUp,
    Breaks,
}
