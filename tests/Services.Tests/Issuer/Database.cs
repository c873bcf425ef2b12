namespace Services.Tests.Issuer;

/// <summary>A database that the issuer runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}
