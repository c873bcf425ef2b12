namespace Untp.Testing;

/// <summary>A part of the machine that some tests need and a user's machine may lack.</summary>
public enum Part
{
    /// <summary>The reference material: the folder <c>UNTP_SHARED</c>, else <c>../shared</c> beside the repository.</summary>
    Shared,

    /// <summary>A <c>redis-server</c> on the path.</summary>
    Redis,

    /// <summary>PostgreSQL's <c>initdb</c> and <c>postgres</c>.</summary>
    Postgres,

    /// <summary>libsodium.</summary>
    Libsodium,

    /// <summary>Node.js with the packages of <c>tests/foreign</c> installed.</summary>
    Node,

    /// <summary>Linux: processes are looked up in <c>/proc</c>.</summary>
    Linux,

    /// <summary><c>/bin/sh</c> and <c>curl</c>.</summary>
    Shell,

    /// <summary>Linux, root, <c>unshare</c> and <c>ip</c>: networks of a test's own.</summary>
    Namespaces,
}
