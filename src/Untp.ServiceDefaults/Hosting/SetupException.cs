namespace Untp.ServiceDefaults.Hosting;

/// <summary>The service cannot start as it is set up; the message names the setting and says what is wrong with it.</summary>
/// <param name="message">One line for whoever runs the service.</param>
/// <param name="inner">Where it was noticed.</param>
public sealed class SetupException(string message, Exception inner) : Exception(message, inner);
