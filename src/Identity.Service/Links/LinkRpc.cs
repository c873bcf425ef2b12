using Grpc.Core;
using Untp.Contracts.Identity.V1;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Links;

/// <summary>Links over gRPC.</summary>
internal sealed class LinkRpc(LinkRegistry registry, LinkSearch search) : LinkService.LinkServiceBase
{
    public override async Task<RegisterLinksResponse> RegisterLinks(RegisterLinksRequest request, ServerCallContext context)
    {
        var added = ValueOf(await registry.RegisterAsync(CallerOf(context), LinkMapping.ToRegistration(request), skipsKnown: false, context.CancellationToken));
        return new() { Identifier = added.Identifier, Links = { added.Links.Select(LinkMapping.ToWire) } };
    }

    public override async Task<ListLinksResponse> ListLinks(ListLinksRequest request, ServerCallContext context)
    {
        var identifier = request.Identifier.Length > 0 ? request.Identifier : null;
        var page = ValueOf(await search.ListAsync(CallerOf(context).Tenant, identifier, LinkMapping.ToPageNumber(request.Page), context.CancellationToken));
        return new() { Links = { page.Links.Select(LinkMapping.ToWire) }, HasMore = page.HasMore };
    }

    public override async Task<GetLinkResponse> GetLink(GetLinkRequest request, ServerCallContext context) =>
        new() { Link = LinkMapping.ToWire(ValueOf(await search.FindAsync(CallerOf(context).Tenant, request.Id, context.CancellationToken))) };

    public override async Task<ReplaceLinkResponse> ReplaceLink(ReplaceLinkRequest request, ServerCallContext context) =>
        new() { Link = LinkMapping.ToWire(ValueOf(await registry.ReplaceAsync(CallerOf(context), request.Id, LinkMapping.ToLink(request.Link ?? new()), context.CancellationToken))) };

    public override async Task<WithdrawLinkResponse> WithdrawLink(WithdrawLinkRequest request, ServerCallContext context) =>
        await registry.WithdrawAsync(CallerOf(context), request.Id, context.CancellationToken) is { } problem ? throw ProblemTrailers.ToException(problem) : new WithdrawLinkResponse();

    public override async Task<GetLinkHistoryResponse> GetLinkHistory(GetLinkHistoryRequest request, ServerCallContext context) =>
        LinkMapping.ToWire(ValueOf(await search.HistoryAsync(CallerOf(context).Tenant, request.Id, context.CancellationToken)));

    private static Caller CallerOf(ServerCallContext context) => Caller.Of(context.GetHttpContext().User);

    private static T ValueOf<T>(Result<T> result)
        where T : notnull =>
        result.IsSuccess ? result.Value : throw ProblemTrailers.ToException(result.Problems);
}
