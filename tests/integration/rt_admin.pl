#!/usr/bin/perl
# Gives a fresh private Request Tracker the rights and read tokens that REST2 cannot give itself.
#
# usage: rt_admin.pl
# Prints one JSON object: {"agents_group": ID, "reader": TOKEN, "stranger": TOKEN}.
# The reader may see queues and tickets; the stranger may log in and nothing else.

use strict;
use warnings;
use JSON ();
use RT;

my @AGENT_RIGHTS = qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket
    CommentOnTicket OwnTicket TakeTicket StealTicket ReassignTicket ModifyTicket DeleteTicket);
my @READER_RIGHTS   = qw(SeeQueue ShowTicket);
my @CUSTOMER_RIGHTS = qw(CreateTicket ReplyToTicket);

sub grant {
    my ( $principal, @rights ) = @_;
    for my $right (@rights) {
        my ( $ok, $why ) = $principal->GrantRight( Right => $right, Object => RT->System );
        die "right $right was refused: $why\n" unless $ok;
    }
    return;
}

sub user {
    my ($name) = @_;
    my $user = RT::User->new( RT->SystemUser );
    my ( $id, $why ) = $user->Create(
        Name         => $name,
        EmailAddress => "$name\@desk.test",
        Privileged   => 1,
    );
    die "user $name was refused: $why\n" unless $id;
    return $user;
}

sub token {
    my ($user) = @_;
    my $token = RT::AuthToken->new( RT->SystemUser );
    my ( $id, $why, $text ) = $token->Create( Owner => $user->id, Description => 'test' );
    die "token was refused: $why\n" unless $id;
    return $text;
}

sub agents_group {
    my $group = RT::Group->new( RT->SystemUser );
    my ( $id, $why ) = $group->CreateUserDefinedGroup( Name => 'Agents' );
    die "group was refused: $why\n" unless $id;
    grant( $group->PrincipalObj, @AGENT_RIGHTS );
    return $group;
}

# Mail is no part of the test and takes most of the time of every write.
sub silence_mail {
    my $scrips = RT::Scrips->new( RT->SystemUser );
    $scrips->UnLimit;
    while ( my $scrip = $scrips->Next ) {
        $scrip->SetDisabled(1) if ( $scrip->Description // '' ) =~ /Notify|Autoreply|Forward/;
    }
    return;
}

RT->LoadConfig;
RT->Init;
silence_mail();

my $everyone = RT::Group->new( RT->SystemUser );
$everyone->LoadSystemInternalGroup('Everyone');
grant( $everyone->PrincipalObj, @CUSTOMER_RIGHTS );

my $reader = user('reader');
grant( $reader->PrincipalObj, @READER_RIGHTS );

print JSON::encode_json(
    {   agents_group => 0 + agents_group()->id,
        reader       => token($reader),
        stranger     => token( user('stranger') ),
    }
), "\n";
