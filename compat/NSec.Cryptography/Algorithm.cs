namespace NSec.Cryptography;

/// <summary>Base class of the algorithms; Ed25519 is the only one here.</summary>
public abstract class Algorithm
{
    private protected Algorithm()
    {
    }
}
