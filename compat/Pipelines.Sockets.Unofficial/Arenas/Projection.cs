namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Makes one value of another.</summary>
public delegate TTo Projection<TFrom, TTo>(in TFrom from);
