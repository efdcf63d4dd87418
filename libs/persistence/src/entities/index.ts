import { AdministrationActEntity } from './administration-act.entity.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { AttachmentEntity } from './attachment.entity.js';
import { AuthorityEntity } from './authority.entity.js';
import { CalendarChangeEntity } from './calendar-change.entity.js';
import { BouncedAddressEntity } from './bounced-address.entity.js';
import { CaseAccessEntity } from './case-access.entity.js';
import { CaseCourseEntity } from './case-course.entity.js';
import { CaseFileEntity } from './case-file.entity.js';
import { CaseMilestoneEntity } from './case-milestone.entity.js';
import { CaseRecordEntity } from './case-record.entity.js';
import { CaseTurnEntity, TurnHorizonEntity } from './case-turn.entity.js';
import { CommandEntity } from './command.entity.js';
import { CommentEntity } from './comment.entity.js';
import { CounterEntity } from './counter.entity.js';
import { CreationIndexEntity } from './creation-index.entity.js';
import { CredentialEntity } from './credential.entity.js';
import { DeadlineEntity } from './deadline.entity.js';
import { DelegationEntity } from './delegation.entity.js';
import { DigestItemEntity } from './digest-item.entity.js';
import { BulkChangeCaseEntity } from './bulk-change-case.entity.js';
import { BulkChangeEntity } from './bulk-change.entity.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { ExternalIdentityEntity } from './external-identity.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { FieldEntity } from './field.entity.js';
import { FigureEntity } from './figure.entity.js';
import { JurisdictionEntity } from './jurisdiction.entity.js';
import { LoginAttemptEntity } from './login-attempt.entity.js';
import { MailDeliveryEntity } from './mail-delivery.entity.js';
import { MailDigestEntity } from './mail-digest.entity.js';
import { NotificationPreferenceEntity } from './notification-preference.entity.js';
import { NotificationTemplateEntity } from './notification-template.entity.js';
import { NotificationEntity } from './notification.entity.js';
import { OidcAttemptEntity } from './oidc-attempt.entity.js';
import { OrganisationEntity } from './organisation.entity.js';
import { OutboxEntity } from './outbox.entity.js';
import { PersonEntity } from './person.entity.js';
import { PlaceEntity } from './place.entity.js';
import { PrecedentEntity } from './precedent.entity.js';
import { PublicRegisterEntity } from './public-register.entity.js';
import { ReasonCodeEntity } from './reason-code.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { RuleChangeEntity } from './rule-change.entity.js';
import { RuleEntity } from './rule.entity.js';
import { SealedDeclarationEntity } from './sealed-declaration.entity.js';
import { SessionEntity } from './session.entity.js';
import { SignInChallengeEntity } from './sign-in-challenge.entity.js';
import { SimilarPairEntity } from './similar-pair.entity.js';
import { SimilaritySubjectEntity } from './similarity-subject.entity.js';
import { StageVisitEntity } from './stage-visit.entity.js';
import { StandardEntity } from './standard.entity.js';
import { TargetEntity } from './target.entity.js';
import { TechnologyEntity } from './technology.entity.js';
import { WebhookAttemptEntity } from './webhook-attempt.entity.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEndpointEntity } from './webhook-endpoint.entity.js';
import { TotpEntity } from './totp.entity.js';
import { WorkingCopyEntity } from './working-copy.entity.js';

/** Every entity: the schema as TypeORM knows it, held equal to the migrated one by the drift test. */
export const ENTITIES = [
  AdministrationActEntity,
  ApiKeyEntity,
  AttachmentEntity,
  AuthorityEntity,
  CalendarChangeEntity,
  BouncedAddressEntity,
  CaseAccessEntity,
  CaseCourseEntity,
  CaseFileEntity,
  CaseMilestoneEntity,
  CaseRecordEntity,
  CaseTurnEntity,
  TurnHorizonEntity,
  CommandEntity,
  CommentEntity,
  CounterEntity,
  CreationIndexEntity,
  CredentialEntity,
  DeadlineEntity,
  DelegationEntity,
  DigestItemEntity,
  BulkChangeCaseEntity,
  BulkChangeEntity,
  EnrolmentEntity,
  ExternalIdentityEntity,
  InvitationEntity,
  FieldEntity,
  FigureEntity,
  JurisdictionEntity,
  LoginAttemptEntity,
  NotificationEntity,
  MailDeliveryEntity,
  MailDigestEntity,
  NotificationPreferenceEntity,
  OidcAttemptEntity,
  NotificationTemplateEntity,
  OrganisationEntity,
  OutboxEntity,
  PersonEntity,
  PlaceEntity,
  PrecedentEntity,
  PublicRegisterEntity,
  ReasonCodeEntity,
  RecoveryCodeEntity,
  RoleGrantEntity,
  RuleChangeEntity,
  RuleEntity,
  SealedDeclarationEntity,
  SessionEntity,
  SignInChallengeEntity,
  SimilarPairEntity,
  SimilaritySubjectEntity,
  StageVisitEntity,
  StandardEntity,
  TargetEntity,
  TechnologyEntity,
  WebhookAttemptEntity,
  WebhookDeliveryEntity,
  WebhookEndpointEntity,
  TotpEntity,
  WorkingCopyEntity,
] as const;

export {
  AdministrationActEntity,
  ApiKeyEntity,
  AttachmentEntity,
  AuthorityEntity,
  CalendarChangeEntity,
  BouncedAddressEntity,
  CaseAccessEntity,
  CaseCourseEntity,
  CaseFileEntity,
  CaseMilestoneEntity,
  CaseRecordEntity,
  CommandEntity,
  CommentEntity,
  CounterEntity,
  CreationIndexEntity,
  CredentialEntity,
  DeadlineEntity,
  DelegationEntity,
  DigestItemEntity,
  BulkChangeCaseEntity,
  BulkChangeEntity,
  EnrolmentEntity,
  ExternalIdentityEntity,
  InvitationEntity,
  FieldEntity,
  FigureEntity,
  JurisdictionEntity,
  LoginAttemptEntity,
  NotificationEntity,
  MailDeliveryEntity,
  MailDigestEntity,
  NotificationPreferenceEntity,
  OidcAttemptEntity,
  NotificationTemplateEntity,
  OrganisationEntity,
  OutboxEntity,
  PersonEntity,
  PlaceEntity,
  PrecedentEntity,
  PublicRegisterEntity,
  ReasonCodeEntity,
  RecoveryCodeEntity,
  RoleGrantEntity,
  RuleChangeEntity,
  RuleEntity,
  SealedDeclarationEntity,
  SessionEntity,
  SignInChallengeEntity,
  SimilarPairEntity,
  SimilaritySubjectEntity,
  StageVisitEntity,
  StandardEntity,
  TargetEntity,
  TechnologyEntity,
  WebhookAttemptEntity,
  WebhookDeliveryEntity,
  WebhookEndpointEntity,
  TotpEntity,
  WorkingCopyEntity,
};
